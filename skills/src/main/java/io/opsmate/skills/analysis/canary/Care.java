package io.opsmate.skills.analysis.canary;

/** How carefully a difference is weighed, by what hangs on it. */
enum Care {
  /** The verdict of a whole run: points count as independent unless they clearly follow each other. */
  AT_THE_END(false) {
    @Override
    double follows(double correlation, int points) {
      return clear(correlation, points);
    }
  },
  /** An alarm on the way: few points do not show how they follow each other, and many looks would be taken in by it. */
  ON_THE_WAY(true) {
    @Override
    double follows(double correlation, int points) {
      double unbiased = correlation + (1 + 3 * Math.max(0, correlation)) / points;
      return Math.clamp(unbiased + SUSPICION / Math.sqrt(points), 0, MOST);
    }
  },
  /** What the rest of a run may bring. */
  OUTLOOK(true) {
    @Override
    double follows(double correlation, int points) {
      return clear(correlation, points);
    }
  };

  /** Unit: standard errors of a correlation. */
  private static final double CLEAR = 2.33;
  private static final double SUSPICION = .5;
  private static final double MOST = .95;

  private final boolean isQuick;

  Care(boolean isQuick) {
    this.isQuick = isQuick;
  }

  /** A normal approximation will do; it errs towards no change. */
  boolean isQuick() {
    return isQuick;
  }

  /** Correlation of each point with the next, as it is to be counted with. */
  abstract double follows(double correlation, int points);

  private static double clear(double correlation, int points) {
    return correlation > CLEAR / Math.sqrt(points) ? correlation : 0;
  }
}
