package io.opsmate.app.adapter.redis;

import io.opsmate.commands.cache.InMemoryCache;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Cache;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The cache that replicas share, and each one's own while Redis is away: then paces and flags count per replica, which
 * Slack's own limits catch. Nothing ever fails for it.
 */
public final class SharedCache implements Cache, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SharedCache.class);

  /** How long Redis is left alone after it did not answer, so that nobody waits for it at every call. */
  private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

  private final RedisCache redis;
  private final InMemoryCache own;
  private final InstantSource wall;
  private final AtomicReference<@Nullable Instant> awayUntil = new AtomicReference<>();

  public SharedCache(URI address, InstantSource clock) {
    this(new RedisCache(address, clock), clock, InstantSource.system());
  }

  /** {@code wall} is what waiting for Redis goes by, whatever the sandbox does with the clock. */
  SharedCache(RedisCache redis, InstantSource clock, InstantSource wall) {
    this.redis = redis;
    this.own = new InMemoryCache(clock);
    this.wall = wall;
  }

  @Override
  public Optional<String> get(OrgId org, String key) {
    return on(cache -> cache.get(org, key));
  }

  @Override
  public void put(OrgId org, String key, String value, Duration keep) {
    on(cache -> {
      cache.put(org, key, value, keep);
      return true;
    });
  }

  @Override
  public void remove(OrgId org, String key) {
    on(cache -> {
      cache.remove(org, key);
      return true;
    });
  }

  @Override
  public Duration take(OrgId org, String kind, Allowance allowance) {
    return on(cache -> cache.take(org, kind, allowance));
  }

  /** Whether Redis answers now. */
  public boolean isShared() {
    return on(cache -> {
      if (cache instanceof RedisCache shared) {
        shared.ask();
        return true;
      }
      return false;
    });
  }

  private <T> T on(Function<Cache, T> work) {
    Instant away = awayUntil.get();
    if (away != null && wall.instant().isBefore(away)) {
      return work.apply(own);
    }
    try {
      T answer = work.apply(redis);
      if (awayUntil.getAndSet(null) != null) {
        LOG.atInfo().log("Redis answers again; replicas share their pace and flags");
      }
      return answer;
    } catch (JedisException e) {
      if (awayUntil.getAndSet(wall.instant().plus(LEFT_ALONE)) == null) {
        LOG.atWarn()
            .addKeyValue("error", e.getClass().getSimpleName())
            .log("Redis does not answer; this replica keeps its pace and flags to itself until it does");
      }
      return work.apply(own);
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
