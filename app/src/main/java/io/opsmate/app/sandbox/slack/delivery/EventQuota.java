package io.opsmate.app.sandbox.slack.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many events an app is told of: 30,000 in an hour and workspace. Source: docs.slack.dev, Events API. */
final class EventQuota {
  static final int AN_HOUR = 30_000;

  private final int most;
  private final InstantSource wire;
  private final Deque<Instant> told = new ArrayDeque<>();
  private Instant warned = Instant.EPOCH;

  EventQuota(int most, InstantSource wire) {
    this.most = most;
    this.wire = wire;
  }

  /** What becomes of one more event. */
  enum Verdict {
    TELL,
    /** Dropped, and the app is told that events are dropped: once a minute. */
    WARN,
    DROP
  }

  synchronized Verdict next() {
    Instant now = wire.instant();
    while (!told.isEmpty() && told.getFirst().plus(Duration.ofHours(1)).isBefore(now)) {
      told.removeFirst();
    }
    if (told.size() < most) {
      told.add(now);
      return Verdict.TELL;
    }
    if (warned.plus(Duration.ofMinutes(1)).isAfter(now)) {
      return Verdict.DROP;
    }
    warned = now;
    return Verdict.WARN;
  }
}
