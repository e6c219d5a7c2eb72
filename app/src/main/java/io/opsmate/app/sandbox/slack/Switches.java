package io.opsmate.app.sandbox.slack;

import io.opsmate.app.sandbox.slack.api.NewerBlocks;
import io.opsmate.app.sandbox.slack.api.Outages;
import io.opsmate.app.sandbox.slack.delivery.Redelivery;
import io.opsmate.app.sandbox.slack.delivery.SlowWire;
import java.time.Duration;
import java.util.Set;

/**
 * Everything that can be broken on purpose.
 *
 * @param outages methods of the Web API
 * @param redelivery delivers to the bot more than once
 * @param wire a slow network to the bot
 * @param cloud a slow cloud behind it
 * @param blocks a workspace that refuses newer blocks
 */
public record Switches(Outages outages, Redelivery redelivery, SlowWire wire, SlowCloud cloud, NewerBlocks blocks) {
  public boolean isAnyOn() {
    return !outages.now().isEmpty() || !outages.lag().isZero() || redelivery.times() > 1 || !wire.by().isZero()
        || !cloud.perRegion().isZero() || !blocks.refused().isEmpty();
  }

  public void mend() {
    outages.endAll();
    redelivery.deliver(1);
    wire.slowDown(Duration.ZERO);
    cloud.take(Duration.ZERO);
    blocks.refuse(Set.of());
  }
}
