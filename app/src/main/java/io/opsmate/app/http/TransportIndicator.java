package io.opsmate.app.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.opsmate.app.wiring.OpenSockets;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** By which way Slack's requests come, for people and for Prometheus. HTTP is always open, so this never says down. */
@Singleton
@Requires(beans = OpenSockets.class)
final class TransportIndicator implements HealthIndicator, MeterBinder {
  private final OpenSockets sockets;

  TransportIndicator(OpenSockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("opsmate.slack.connections", sockets, OpenSockets::up)
        .description("connections of Socket Mode that serve now")
        .register(registry);
  }

  @Override
  public Publisher<HealthResult> getResult() {
    String socket = sockets.mode().isEmpty()
        ? "off"
        : sockets.up() + " of " + sockets.wanted() + " connections";
    return Mono.just(HealthResult.builder("slack-transport", HealthStatus.UP)
        .details(Map.of("http", "open", "socket-mode", socket))
        .build());
  }
}
