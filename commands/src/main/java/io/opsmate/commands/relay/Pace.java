package io.opsmate.commands.relay;

import io.opsmate.commands.cache.InMemoryCache;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.ports.Cache.Allowance;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps calls at the pace Slack wants: a little ahead is allowed, and after a 429 nothing of the same kind goes before its
 * Retry-After is over. Replicas that share a cache share the pace; what passes several that do not is met by Slack's 429.
 *
 * <p>Source: docs.slack.dev, rate limits, August 2026. Slack counts per method and workspace, and messages also per
 * conversation; it allows short bursts, without saying how many. “Several hundred” messages a minute are taken as 300.
 */
public final class Pace {
  /** In a conversation. */
  static final Allowance MESSAGES = new Allowance(Duration.ofSeconds(1), 3);

  /** In a whole workspace. */
  static final Allowance ALL_MESSAGES = new Allowance(Duration.ofMillis(200), 5);

  /** Of one card; people do not read faster. */
  static final Allowance EDITS = new Allowance(Duration.ofSeconds(1), 1);

  /** Tier 3: 50 and more a minute. */
  static final Allowance TIER_3 = new Allowance(Duration.ofMillis(1_200), 5);

  /** Tier 4: 100 and more a minute. */
  static final Allowance TIER_4 = new Allowance(Duration.ofMillis(600), 5);

  private final Cache cache;
  private final InstantSource clock;

  public Pace(Cache cache, InstantSource clock) {
    this.cache = cache;
    this.clock = clock;
  }

  /** Of this replica alone. */
  public Pace(InstantSource clock) {
    this(new InMemoryCache(clock), clock);
  }

  /** Takes the right to send now; otherwise how long to wait, having taken nothing. */
  Duration take(OrgId org, String kind, Allowance allowance) {
    return cache.take(org, "pace:" + kind, allowance);
  }

  /** How long Slack wants to hear nothing of this kind. */
  Duration holdOn(OrgId org, String kind) {
    Instant now = clock.instant();
    return cache.get(org, "hold:" + kind)
        .map(until -> Duration.between(now, Instant.parse(until)))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  void hold(OrgId org, String kind, Duration length) {
    if (length.compareTo(holdOn(org, kind)) > 0) {
      cache.put(org, "hold:" + kind, clock.instant().plus(length).toString(), length);
    }
  }
}
