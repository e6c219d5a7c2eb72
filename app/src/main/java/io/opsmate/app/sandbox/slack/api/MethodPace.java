package io.opsmate.app.sandbox.slack.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's tiers: how many calls of a method a minute; a minute's worth may come at once after a rest.
 *
 * <p>Source: docs.slack.dev, rate limits, and the pages of the methods, as of August 2026. Posting has a limit of its own.
 */
final class MethodPace {
  private static final int TIER_2 = 20;
  private static final int TIER_3 = 50;
  private static final int TIER_4 = 100;

  private static final Map<String, Integer> A_MINUTE = Map.ofEntries(
      Map.entry("chat.update", TIER_3),
      Map.entry("chat.delete", TIER_3),
      Map.entry("chat.startStream", TIER_2),
      Map.entry("chat.appendStream", TIER_4),
      Map.entry("chat.stopStream", TIER_2),
      Map.entry("chat.postEphemeral", TIER_4),
      Map.entry("views.open", TIER_4),
      Map.entry("views.push", TIER_4),
      Map.entry("views.update", TIER_4),
      Map.entry("views.publish", TIER_4),
      Map.entry("users.info", TIER_4),
      Map.entry("usergroups.list", TIER_2),
      Map.entry("usergroups.users.list", TIER_2),
      Map.entry("conversations.open", TIER_3),
      Map.entry("conversations.info", TIER_3),
      Map.entry("files.getUploadURLExternal", TIER_4),
      Map.entry("files.completeUploadExternal", TIER_4));

  private final InstantSource wire;
  private final Map<String, Instant> spentUntil = new HashMap<>();

  MethodPace(InstantSource wire) {
    this.wire = wire;
  }

  /** Empty when one more call passes, else how long to wait. */
  synchronized Optional<Duration> take(String method) {
    Integer aMinute = A_MINUTE.get(method);
    if (aMinute == null) {
      return Optional.empty();
    }
    Duration each = Duration.ofMinutes(1).dividedBy(aMinute);
    Instant now = wire.instant();
    Instant spent = spentUntil.getOrDefault(method, now);
    Instant from = spent.isAfter(now) ? spent : now;
    Duration wait = Duration.between(now, from).minus(each.multipliedBy(aMinute - 1L));
    if (wait.isPositive()) {
      return Optional.of(wait);
    }
    spentUntil.put(method, from.plus(each));
    return Optional.empty();
  }
}
