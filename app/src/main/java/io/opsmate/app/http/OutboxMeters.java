package io.opsmate.app.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.outbox.Outbox.Depth;
import io.opsmate.skills.kernel.RetriableFailure;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;

/** How many messages wait for Slack, and how many were set aside, for Prometheus; not a number while the database is away. */
@Singleton
@Requires(beans = Outbox.class)
final class OutboxMeters implements MeterBinder {
  private final Outbox outbox;

  OutboxMeters(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("opsmate.outbox.waiting", outbox, depth(Depth::waiting))
        .description("letters not sent yet")
        .register(registry);
    Gauge.builder("opsmate.outbox.set.aside", outbox, depth(Depth::setAside))
        .description("letters that never left")
        .register(registry);
  }

  private static ToDoubleFunction<Outbox> depth(ToDoubleFunction<Depth> part) {
    return outbox -> {
      try {
        return part.applyAsDouble(outbox.depth());
      } catch (RetriableFailure e) {
        return Double.NaN;
      }
    };
  }
}
