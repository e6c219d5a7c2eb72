package io.opsmate.app.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.opsmate.app.wiring.KeptCache;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whether replicas share their cache. Always up: OpsMate works without it, and says so here. */
@Singleton
@Requires(beans = KeptCache.class)
final class CacheIndicator implements HealthIndicator {
  private final KeptCache kept;

  CacheIndicator(KeptCache kept) {
    this.kept = kept;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(() -> HealthResult.builder("cache", HealthStatus.UP)
        .details(Map.of("says", says()))
        .build()).subscribeOn(Schedulers.boundedElastic());
  }

  private String says() {
    return switch (kept) {
      case KeptCache.InMemory _ -> "in memory; right for one replica";
      case KeptCache.InRedis(var shared) when shared.isShared() -> "shared in Redis";
      case KeptCache.InRedis _ ->
          "Redis does not answer; this replica keeps its pace and flags to itself, and nothing else is lost";
    };
  }
}
