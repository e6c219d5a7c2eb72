package io.opsmate.skills.analysis.canary;

/** How carefully a difference is weighed, by what hangs on it. */
enum Care {
  /** The verdict of a whole run: points count as independent unless they clearly follow each other. */
  AT_THE_END(false) {
    @Override
    double follows(Follows seen) {
      return clear(seen);
    }
  },
  /** An alarm on the way: few points do not show how they follow each other, and many looks would be taken in by it. */
  ON_THE_WAY(true) {
    @Override
    double follows(Follows seen) {
      return Math.clamp(seen.correlation() + SUSPICION * seen.error(), 0, MOST);
    }
  },
  /** What the rest of a run may bring. */
  OUTLOOK(true) {
    @Override
    double follows(Follows seen) {
      return clear(seen);
    }
  };

  /** Unit: standard errors of a correlation. */
  private static final double CLEAR = 2.33;
  private static final double SUSPICION = 1.5;
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
  abstract double follows(Follows seen);

  private static double clear(Follows seen) {
    return seen.correlation() > CLEAR * seen.error() ? seen.correlation() : 0;
  }
}
