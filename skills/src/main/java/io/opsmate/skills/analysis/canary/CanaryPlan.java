package io.opsmate.skills.analysis.canary;

/**
 * How long canary runs are meant to be, and with it how strict each look on the way is. Made once for all runs of that
 * length.
 */
public final class CanaryPlan {
  /** Unit: false alarms per unchanged metric, over all looks; half of it for each direction where both are bad. */
  static final double FALSE_ALARMS = .0125;

  /** More looks than these gain nothing. */
  private static final int MOST_LOOKS = 120;

  private final int points;
  private final int looks;
  private final Spending inOne;
  private final Spending inEach;

  /** @param points of a side that a run is meant to have */
  public CanaryPlan(int points) {
    if (points < 1) {
      throw new IllegalArgumentException("a run has at least one point, not " + points);
    }
    this.points = points;
    this.looks = Math.min(points, MOST_LOOKS);
    this.inOne = Spending.of(looks, FALSE_ALARMS);
    this.inEach = Spending.of(looks, FALSE_ALARMS / 2);
  }

  public int points() {
    return points;
  }

  /** How many looks there are until then. */
  int looks(int after) {
    return (int) ((long) after * looks / points);
  }

  /** Unit: points. */
  int pointsOf(long look) {
    return (int) Math.ceilDiv(look * points, looks);
  }

  Spending of(Metric metric) {
    return metric.direction() == Metric.Direction.EITHER ? inEach : inOne;
  }
}
