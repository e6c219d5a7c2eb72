package io.opsmate.skills.analysis.canary;

import java.util.Arrays;

/**
 * How far apart both sides are, by how far the baseline itself moved. It tells of series so smooth that their points say
 * little each, and of which no test of points could say more, however large the change.
 */
final class Distance {
  /** Unit: points a side. A shorter run shows less of how far a metric moves by itself. */
  private static final double WHOLE = 60;

  /** Unit: of the baseline's range. From here on a difference that is not proved is no small one. */
  private static final double LARGE = .5;

  private Distance() {}

  /** They never overlap, and are further apart than the baseline moved. */
  static boolean isGross(double[] experiment, double[] control, boolean higher) {
    boolean isOutside = higher
        ? Arrays.stream(experiment).min().orElseThrow() > Arrays.stream(control).max().orElseThrow()
        : Arrays.stream(experiment).max().orElseThrow() < Arrays.stream(control).min().orElseThrow();
    return isOutside && off(experiment, control) > range(experiment, control);
  }

  static boolean isLarge(double[] experiment, double[] control) {
    return off(experiment, control) > LARGE * range(experiment, control);
  }

  private static double off(double[] experiment, double[] control) {
    return Math.abs(Samples.median(experiment) - Samples.median(control));
  }

  private static double range(double[] experiment, double[] control) {
    double seen = Arrays.stream(control).max().orElseThrow() - Arrays.stream(control).min().orElseThrow();
    return seen * Math.max(1, WHOLE / Math.min(experiment.length, control.length));
  }
}
