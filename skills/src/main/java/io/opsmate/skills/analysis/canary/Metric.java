package io.opsmate.skills.analysis.canary;

import java.util.List;

/**
 * One metric of a canary run: what was measured on both sides, and how it is to be judged.
 *
 * @param groups the groups it counts in
 * @param direction which change is bad
 * @param experiment the canary's values; NaN where a point is missing
 * @param control the baseline's values; NaN where a point is missing
 */
public record Metric(String name, List<String> groups, Direction direction, double[] experiment, double[] control,
    Handling handling) {
  /** Which change is bad. */
  public enum Direction {
    INCREASE, DECREASE, EITHER;

    boolean minds(boolean increase) {
      return this == EITHER || (this == INCREASE) == increase;
    }
  }

  /** What becomes of missing points. */
  public enum Missing {
    REMOVE,
    /** By 0: for counts that are not reported when nothing happened. */
    REPLACE
  }

  /**
   * How a metric is judged beyond its values.
   *
   * @param removesOutliers points far outside the quartiles are left out
   * @param isCritical not passing fails the whole run
   * @param mustHaveData no data counts as a failure of the metric
   * @param isMuted judged and shown, not counted
   */
  public record Handling(Missing missing, boolean removesOutliers, Effect effect, boolean isCritical,
      boolean mustHaveData, boolean isMuted) {
    public static final Handling USUAL = new Handling(Missing.REMOVE, false, Effect.USUAL, false, false, false);
  }

  public Metric {
    groups = List.copyOf(groups);
    experiment = experiment.clone();
    control = control.clone();
  }

  @Override
  public double[] experiment() {
    return experiment.clone();
  }

  @Override
  public double[] control() {
    return control.clone();
  }
}
