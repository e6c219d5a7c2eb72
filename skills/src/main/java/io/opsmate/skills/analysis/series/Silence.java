package io.opsmate.skills.analysis.series;

/** How long nothing was measured, by how long that ever took before. Learns how often points come. */
final class Silence {
  /** Unit: usual steps. A shorter silence is none. */
  private static final double SHORT = 4;

  /** Unit: points before a silence means anything. */
  private static final double WARM_UP = 50;

  /** Part of the step by which it follows. */
  private static final double FOLLOWS = .05;

  private static final double FADING = Math.pow(.5, 1.0 / 4_000);
  private static final int LAST = 0;
  private static final int STEP = 1;
  private static final int LONGEST = 2;
  private static final int POINTS = 3;

  private final double[] kept = new double[4];

  double[] kept() {
    return kept;
  }

  /** Unit: seconds; the median distance of points, roughly. 0 while unknown. */
  double step() {
    return kept[STEP];
  }

  /** A point came. @return the silence before it by the longest so far */
  double beyond(long second) {
    double silence = kept[POINTS] == 0 ? 0 : second - kept[LAST];
    kept[POINTS]++;
    kept[LAST] = kept[POINTS] == 1 ? second : Math.max(kept[LAST], second);
    if (silence <= 0) {
      return 0;
    }
    double beyond = by(silence);
    if (silence > Clock.SET) {
      return beyond;
    }
    kept[STEP] = kept[STEP] == 0 ? silence : kept[STEP] * (1 + Math.signum(silence - kept[STEP]) * FOLLOWS);
    kept[LONGEST] = Math.max(kept[LONGEST] * FADING, silence);
    return beyond;
  }

  /** The clock went back. */
  void restart(long second) {
    kept[LAST] = second;
  }

  /** No point came yet by then. */
  double overdue(long now) {
    return kept[POINTS] == 0 ? 0 : by(now - kept[LAST]);
  }

  private double by(double silence) {
    return kept[POINTS] <= WARM_UP ? 0 : silence / Math.max(kept[LONGEST], SHORT * kept[STEP]);
  }
}
