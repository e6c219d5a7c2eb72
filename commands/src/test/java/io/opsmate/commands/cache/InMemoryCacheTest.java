package io.opsmate.commands.cache;

import io.opsmate.skills.ports.Cache;
import io.opsmate.skills.testkit.CacheContract;
import io.opsmate.skills.testkit.SetClock;

class InMemoryCacheTest implements CacheContract {
  private final SetClock clock = SetClock.atNoon();
  private final InMemoryCache cache = new InMemoryCache(clock);

  @Override
  public Cache cache() {
    return cache;
  }

  @Override
  public SetClock clock() {
    return clock;
  }
}
