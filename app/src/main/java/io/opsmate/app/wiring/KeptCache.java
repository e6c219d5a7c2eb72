package io.opsmate.app.wiring;

import io.opsmate.app.adapter.redis.SharedCache;
import io.opsmate.skills.ports.Cache;

/** Where the cache of this run is. */
public sealed interface KeptCache extends AutoCloseable {
  Cache cache();

  @Override
  void close();

  /** In this process alone. */
  record InMemory(Cache cache) implements KeptCache {
    @Override
    public void close() {}
  }

  /** Shared between replicas. */
  record InRedis(SharedCache cache) implements KeptCache {
    @Override
    public void close() {
      cache.close();
    }
  }
}
