package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.Chart;

/** Draws charts. */
public interface Charts {
  /**
   * A PNG, readable at the width Slack shows images at; the same chart and theme give the same bytes.
   *
   * <p>Errors: {@link io.opsmate.skills.kernel.PermanentFailure} when this machine cannot draw; whoever shows the chart
   * says its numbers in words anyway, and goes on without the picture.
   */
  byte[] png(Chart chart, Theme theme);

  /** What the chart lies on. */
  enum Theme {
    LIGHT, DARK
  }
}
