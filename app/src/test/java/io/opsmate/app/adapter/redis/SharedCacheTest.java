package io.opsmate.app.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.config.FreePort;
import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.ports.Cache.Allowance;
import io.opsmate.skills.testkit.CacheContract;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** The contract with a real Redis, and life without it. */
class SharedCacheTest implements CacheContract {
  private static final Allowance ONE = new Allowance(Duration.ofMillis(500), 1);

  private static RedisServer server;
  private static int port;

  private final SetClock clock = SetClock.atNoon();
  private final SetClock wall = SetClock.atNoon();
  private final RedisCache redis = new RedisCache(URI.create("redis://:secret@127.0.0.1:" + port + "/3"), clock);
  private final SharedCache cache = new SharedCache(redis, clock, wall);

  @BeforeAll
  static void start() throws IOException {
    port = FreePort.any();
    server = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").setting("requirepass secret").build();
    server.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.stop();
  }

  @AfterEach
  void close() {
    cache.close();
  }

  @Override
  public Cache cache() {
    return cache;
  }

  @Override
  public SetClock clock() {
    return clock;
  }

  @Test
  void replicasShareOnePace() {
    String kind = "test:" + UUID.randomUUID();
    try (SharedCache other = new SharedCache(URI.create("redis://:secret@127.0.0.1:" + port + "/3"), clock)) {
      assertThat(cache.take(Orgs.ACME, kind, ONE)).isZero();

      assertThat(other.take(Orgs.ACME, kind, ONE)).isEqualTo(Duration.ofMillis(500));
      assertThat(other.isShared()).isTrue();
    }
  }

  @Test
  void ofManyThatTakeAtOnceOnlyTheBurstMay() {
    String kind = "test:" + UUID.randomUUID();
    long taken = IntStream.range(0, 200)
        .parallel()
        .filter(_ -> cache.take(Orgs.ACME, kind, new Allowance(Duration.ofSeconds(1), 7)).isZero())
        .count();

    assertThat(taken).isEqualTo(7);
  }

  @Test
  void withoutRedisEachReplicaGoesOnAlone() {
    try (SharedCache alone = new SharedCache(new RedisCache(URI.create("redis://127.0.0.1:1"), clock), clock, wall)) {
      alone.put(Orgs.ACME, "key", "value", Duration.ofMinutes(1));

      assertThat(alone.isShared()).isFalse();
      assertThat(alone.get(Orgs.ACME, "key")).contains("value");
      assertThat(alone.take(Orgs.ACME, "kind", ONE)).isZero();
      assertThat(alone.take(Orgs.ACME, "kind", ONE)).isPositive();
    }
  }

  @Test
  void aWrongPasswordIsNoReasonToFailEither() {
    try (SharedCache wrong = new SharedCache(new RedisCache(URI.create("redis://:no@127.0.0.1:" + port), clock), clock,
        wall)) {
      assertThat(wrong.get(Orgs.ACME, "key")).isEmpty();
      assertThat(wrong.isShared()).isFalse();
    }
  }

  @Test
  void redisIsAskedAgainAfterAWhile() throws IOException {
    int later = FreePort.any();
    try (SharedCache early =
        new SharedCache(new RedisCache(URI.create("redis://127.0.0.1:" + later), clock), clock, wall)) {
      assertThat(early.isShared()).isFalse();
      RedisServer late = RedisServer.newRedisServer().port(later).setting("bind 127.0.0.1").build();
      late.start();
      try {
        assertThat(early.isShared()).isFalse();
        wall.advance(Duration.ofSeconds(5));
        assertThat(early.isShared()).isTrue();
      } finally {
        late.stop();
      }
    }
  }
}
