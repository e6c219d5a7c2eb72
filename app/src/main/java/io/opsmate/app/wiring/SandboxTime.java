package io.opsmate.app.wiring;

import io.opsmate.app.adapter.jobs.SchedulerJobs;
import io.opsmate.app.sandbox.slack.SandboxClock;
import io.opsmate.app.sandbox.slack.TimeTravel;
import io.opsmate.commands.relay.RelayLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Moves the time of the whole application. No job runs and no letter is on its way while it moves, so that no lease and no
 * heartbeat ends in somebody's hands.
 *
 * <p>The head start is kept beside the embedded database: what is in there happened at the moved time.
 */
final class SandboxTime implements TimeTravel {
  private static final String FILE = "clock";

  private final SandboxClock clock;
  private final SchedulerJobs jobs;
  private final RelayLoop relay;
  private final Path data;

  SandboxTime(SandboxClock clock, SchedulerJobs jobs, RelayLoop relay, Path data) {
    this.clock = clock;
    this.jobs = jobs;
    this.relay = relay;
    this.data = data;
  }

  /** As far ahead as the last run on this data was. */
  static SandboxClock clockFor(Path data) {
    Path kept = data.resolve(FILE);
    try {
      Duration ahead = Files.exists(kept) ? Duration.parse(Files.readString(kept).strip()) : Duration.ZERO;
      return new SandboxClock(InstantSource.system(), ahead);
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's clock cannot be read from " + kept, e);
    }
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public Duration ahead() {
    return clock.ahead();
  }

  @Override
  public synchronized void forward(Duration by) {
    jobs.close();
    try {
      relay.atRest(() -> clock.forward(by));
      keep();
    } finally {
      jobs.start();
      jobs.poke();
      relay.poke();
    }
  }

  private void keep() {
    try {
      Files.createDirectories(data);
      Files.writeString(data.resolve(FILE), clock.ahead() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's clock moved, but cannot be kept in " + data, e);
    }
  }
}
