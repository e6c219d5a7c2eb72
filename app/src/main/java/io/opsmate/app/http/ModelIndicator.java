package io.opsmate.app.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.opsmate.app.wiring.LanguageModel;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Which language model answers, and how it does. Always up: OpsMate works without it, and says so here. */
@Singleton
@Requires(beans = LanguageModel.class)
final class ModelIndicator implements HealthIndicator {
  private final LanguageModel model;

  ModelIndicator(LanguageModel model) {
    this.model = model;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(
        () -> HealthResult.builder("model", HealthStatus.UP).details(Map.of("says", model.says())).build());
  }
}
