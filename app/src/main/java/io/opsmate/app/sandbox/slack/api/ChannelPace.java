package io.opsmate.app.sandbox.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's posting limit: about one message a second and channel, with a burst that Slack does not
 * publish. Ours is a setting.
 */
public final class ChannelPace {

  private static final Duration PER_MESSAGE = Duration.ofSeconds(1);

  private final int burst;
  private final InstantSource clock;
  private final Map<String, Instant> spentUntil = new HashMap<>();

  public ChannelPace(int burst, InstantSource clock) {
    this.burst = burst;
    this.clock = clock;
  }

  InstantSource wire() {
    return clock;
  }

  /** Empty when one more message may be posted now, else how long to wait. */
  synchronized Optional<Duration> take(String channel) {
    Instant now = clock.instant();
    Instant spent = spentUntil.getOrDefault(channel, now);
    Instant from = spent.isAfter(now) ? spent : now;
    Duration ahead = Duration.between(now, from);
    Duration wait = ahead.minus(PER_MESSAGE.multipliedBy(burst - 1L));
    if (wait.isPositive()) {
      return Optional.of(wait);
    }
    spentUntil.put(channel, from.plus(PER_MESSAGE));
    return Optional.empty();
  }
}
