package io.opsmate.skills.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody moves it. */
public final class SetClock implements InstantSource {
  /** A Tuesday at noon, UTC. */
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private volatile Instant now;

  public SetClock(Instant now) {
    this.now = now;
  }

  public static SetClock atNoon() {
    return new SetClock(NOON);
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void moveTo(Instant moment) {
    now = moment;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
