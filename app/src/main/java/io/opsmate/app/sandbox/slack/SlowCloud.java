package io.opsmate.app.sandbox.slack;

import java.time.Duration;

/** How long reading one region of the demo estate takes; a switch that the application obeys. */
public final class SlowCloud {
  private volatile Duration perRegion = Duration.ZERO;

  public Duration perRegion() {
    return perRegion;
  }

  public void take(Duration now) {
    if (now.isNegative()) {
      throw new IllegalArgumentException("reading takes some time or none");
    }
    perRegion = now;
  }
}
