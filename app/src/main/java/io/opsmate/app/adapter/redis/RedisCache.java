package io.opsmate.app.adapter.redis;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Cache;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * A cache in Redis 6 or newer. Expiry goes by OpsMate's clock, and Redis's own only clears away what is over.
 *
 * <p>Errors: a {@link redis.clients.jedis.exceptions.JedisException} when Redis does not answer in time.
 */
final class RedisCache implements Cache, AutoCloseable {
  /** Long for a machine next door, short for whoever waits for an answer. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** How much longer Redis keeps what is over, since its clock may be behind ours. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** The generic cell rate algorithm: the key holds when the next would be due if all went evenly. */
  private static final String TAKE = """
      local now, every, lead = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      local due = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
      if due - lead > now then return due - lead - now end
      redis.call('SET', KEYS[1], string.format('%.0f', due + every), 'PX', string.format('%.0f', due + every - now + 60000))
      return 0""";

  private final RedisClient redis;
  private final InstantSource clock;

  RedisCache(URI address, InstantSource clock) {
    DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
        .timeoutMillis(Math.toIntExact(PATIENCE.toMillis()))
        .user(JedisURIHelper.getUser(address))
        .password(JedisURIHelper.getPassword(address))
        .database(JedisURIHelper.getDBIndex(address))
        .clientName("opsmate")
        .ssl(JedisURIHelper.isRedisSSLScheme(address));
    HostAndPort place = new HostAndPort(address.getHost(), address.getPort() < 0 ? 6379 : address.getPort());
    this.redis = RedisClient.builder().hostAndPort(place).clientConfig(config.build()).build();
    this.clock = clock;
  }

  @Override
  public Optional<String> get(OrgId org, String key) {
    String kept = redis.get(name(org, key));
    if (kept == null) {
      return Optional.empty();
    }
    int at = kept.indexOf('|');
    return clock.millis() < Long.parseLong(kept.substring(0, at))
        ? Optional.of(kept.substring(at + 1))
        : Optional.empty();
  }

  @Override
  public void put(OrgId org, String key, String value, Duration keep) {
    Instant until = clock.instant().plus(keep);
    redis.set(name(org, key), until.toEpochMilli() + "|" + value,
        SetParams.setParams().px(keep.plus(MARGIN).toMillis()));
  }

  @Override
  public void remove(OrgId org, String key) {
    redis.del(name(org, key));
  }

  @Override
  public Duration take(OrgId org, String kind, Allowance allowance) {
    long every = allowance.every().toMillis();
    Object wait = redis.eval(TAKE, List.of(name(org, "take:" + kind)),
        List.of(String.valueOf(clock.millis()), String.valueOf(every),
            String.valueOf(every * (allowance.burst() - 1L))));
    return Duration.ofMillis((Long) wait);
  }

  /** Whether it answers. */
  void ask() {
    redis.ping();
  }

  @Override
  public void close() {
    redis.close();
  }

  private static String name(OrgId org, String key) {
    return "opsmate:" + org + ":" + key;
  }
}
