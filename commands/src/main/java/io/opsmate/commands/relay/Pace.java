package io.opsmate.commands.relay;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps messages at the pace Slack wants: a little ahead is allowed, and after a 429 nothing of the same kind goes before
 * its Retry-After is over. Each replica keeps its own; what passes them all is met by Slack's 429.
 */
public final class Pace {
  /** How often a kind of message may go, and how many may go at once after a rest. */
  record Limit(Duration every, int burst) {}

  /** Source: docs.slack.dev, rate limits: one message a second in a conversation, short bursts allowed. */
  static final Limit MESSAGES = new Limit(Duration.ofSeconds(1), 3);

  /** Of one card; people do not read faster, and Slack counts edits per workspace. */
  static final Limit EDITS = new Limit(Duration.ofSeconds(1), 1);

  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;

  /** When the next message would be due if all went evenly. */
  private final Map<String, Instant> due = new ConcurrentHashMap<>();
  private final Map<String, Instant> held = new ConcurrentHashMap<>();

  public Pace(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes the right to send now; otherwise how long to wait, having taken nothing. */
  Duration take(String kind, Limit limit) {
    Instant now = clock.instant();
    Duration lead = limit.every().multipliedBy(limit.burst() - 1L);
    Duration[] wait = {Duration.ZERO};
    forgetOld(now);
    due.compute(kind, (_, before) -> {
      Instant next = before == null || before.isBefore(now) ? now : before;
      Instant earliest = next.minus(lead);
      if (earliest.isAfter(now)) {
        wait[0] = Duration.between(now, earliest);
        return before;
      }
      return next.plus(limit.every());
    });
    return wait[0];
  }

  /** How long Slack wants to hear nothing of this kind. */
  Duration holdOn(String kind) {
    Instant until = held.get(kind);
    Instant now = clock.instant();
    if (until == null) {
      return Duration.ZERO;
    }
    if (!until.isAfter(now)) {
      held.remove(kind, until);
      return Duration.ZERO;
    }
    return Duration.between(now, until);
  }

  void hold(String kind, Duration length) {
    Instant until = clock.instant().plus(length);
    held.merge(kind, until, (one, other) -> one.isAfter(other) ? one : other);
  }

  private void forgetOld(Instant now) {
    if (due.size() + held.size() > REMEMBERED) {
      due.values().removeIf(next -> next.isBefore(now));
      held.values().removeIf(until -> until.isBefore(now));
    }
  }
}
