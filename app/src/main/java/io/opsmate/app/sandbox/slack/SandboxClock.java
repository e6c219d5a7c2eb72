package io.opsmate.app.sandbox.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The sandbox's own time: the real one and a head start, which only grows. */
public final class SandboxClock implements InstantSource {
  private final InstantSource real;
  private final AtomicReference<Duration> ahead;

  public SandboxClock(InstantSource real, Duration ahead) {
    this.real = real;
    this.ahead = new AtomicReference<>(forwards(ahead));
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead());
  }

  /** How far this is ahead of real time. */
  public Duration ahead() {
    return ahead.get();
  }

  public void forward(Duration by) {
    ahead.accumulateAndGet(forwards(by), Duration::plus);
  }

  private static Duration forwards(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("the sandbox's clock only moves forward");
    }
    return by;
  }
}
