package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.Chart;

/** Draws charts. */
public interface Charts {
  /** A PNG, readable at the width Slack shows images at; the same chart and theme give the same bytes. */
  byte[] png(Chart chart, Theme theme);

  /** What the chart lies on. */
  enum Theme {
    LIGHT, DARK
  }
}
