package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.redis.SharedCache;
import io.opsmate.app.config.Settings;
import io.opsmate.commands.cache.InMemoryCache;
import io.opsmate.skills.ports.Cache;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.InstantSource;

/** What replicas share at speed: in Redis where there is one, and each on its own otherwise. */
@Factory
@Requires(beans = DatabaseStart.class)
final class CacheFactory {
  @Singleton
  @Bean(preDestroy = "close")
  KeptCache kept(Settings settings, InstantSource clock) {
    return settings.redis()
        .<KeptCache>map(url -> new KeptCache.InRedis(new SharedCache(URI.create(url.value()), clock)))
        .orElseGet(() -> new KeptCache.InMemory(new InMemoryCache(clock)));
  }

  @Singleton
  Cache cache(KeptCache kept) {
    return kept.cache();
  }
}
