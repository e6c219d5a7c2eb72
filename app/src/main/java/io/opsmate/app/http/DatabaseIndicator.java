package io.opsmate.app.http;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import io.opsmate.app.adapter.postgres.PostgresOrgs;
import io.opsmate.skills.kernel.RetriableFailure;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Readiness: whether the database answers. Liveness does not depend on it, so nobody restarts what only has to wait. */
@Singleton
@Requires(beans = PostgresOrgs.class)
@Readiness
final class DatabaseIndicator implements HealthIndicator {
  private final PostgresOrgs orgs;

  DatabaseIndicator(PostgresOrgs orgs) {
    this.orgs = orgs;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromCallable(this::look).subscribeOn(Schedulers.boundedElastic());
  }

  private HealthResult look() {
    try {
      orgs.all();
      return HealthResult.builder("database", HealthStatus.UP).build();
    } catch (RetriableFailure e) {
      return HealthResult.builder("database", HealthStatus.DOWN)
          .details(Map.of("says", "the database does not answer; requests are not recorded until it does"))
          .build();
    }
  }
}
