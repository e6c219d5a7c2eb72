package io.opsmate.app.sandbox.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves only when a test says so. */
public final class MovableClock implements InstantSource {
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void move(Duration by) {
    now = now.plus(by);
  }
}
