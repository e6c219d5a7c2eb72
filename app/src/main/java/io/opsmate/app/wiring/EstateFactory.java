package io.opsmate.app.wiring;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opsmate.app.adapter.prices.PriceFile;
import io.opsmate.app.config.Settings;
import io.opsmate.app.sandbox.slack.SlowCloud;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.zombie.PriceList;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** What OpsMate looks after. */
@Factory
@Requires(beans = DatabaseStart.class)
final class EstateFactory {
  @Singleton
  @Bean(preDestroy = "close")
  ConnectedEstate connected(Settings settings, DefaultOrg org, InstantSource clock, Optional<SlowCloud> slow) {
    return ConnectedEstate.of(settings, org, clock, () -> slow.map(SlowCloud::perRegion).orElse(Duration.ZERO));
  }

  @Singleton
  Clouds clouds(ConnectedEstate connected) {
    return connected::inventory;
  }

  @Singleton
  Estate estate(ConnectedEstate connected) {
    return connected::acting;
  }

  @Singleton
  PriceList prices(Settings settings) {
    return PriceFile.read(settings.prices());
  }
}
