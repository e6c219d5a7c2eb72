package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Counts of what happens seldom, such as errors a minute. Ranks see little in them: nearly all points are 0. */
final class Counts {
  /** Unit: part of the points, of the side with fewer events. Below it, ranks work. */
  private static final double MOSTLY = .5;

  /** Unit: events a point, of the other side. From here on ranks see them too, and exact sums grow too large. */
  private static final double MANY = 1_000;

  /** How sure it has to be that counts come in bursts, or that they are none. */
  private static final double SURE = .01;

  private Counts() {}

  /** Whole numbers from 0, on one side mostly 0. What hardly varies is no count but a gauge: replicas, up or down. */
  static boolean areSparse(double[] experiment, double[] control) {
    return DoubleStream.concat(Arrays.stream(experiment), Arrays.stream(control))
        .allMatch(value -> value >= 0 && value == Math.rint(value) && value < 1e9)
        && isMostlyZero(Samples.mean(experiment) < Samples.mean(control) ? experiment : control)
        && Math.max(Samples.mean(experiment), Samples.mean(control)) < MANY
        && total(experiment) + total(control) < Integer.MAX_VALUE
        && !isSteady(experiment)
        && !isSteady(control);
  }

  private static boolean isMostlyZero(double[] values) {
    return Arrays.stream(values).filter(value -> value == 0).count() > MOSTLY * values.length;
  }

  /** Varies clearly less than independent events do. */
  private static boolean isSteady(double[] values) {
    return values.length > 1 && total(values) > 0
        && ChiSquaredDistribution.of(values.length - 1.0).cumulativeProbability(squares(values)) < SURE;
  }

  /**
   * How likely a difference like this is when nothing changed: exact, given the total (the conditional test of two Poisson
   * rates). Events that come in bursts are counted as that many fewer.
   */
  static double chance(double[] experiment, double[] control, boolean higher) {
    double burst = burst(experiment, control);
    int ours = (int) Math.round(total(experiment) / burst);
    int all = ours + (int) Math.round(total(control) / burst);
    BinomialDistribution unchanged = BinomialDistribution.of(all,
        (double) experiment.length / (experiment.length + control.length));
    return higher
        ? ours == 0 ? 1 : unchanged.survivalProbability(ours - 1)
        : unchanged.cumulativeProbability(ours);
  }

  /** Variance by mean within the sides, where it is clearly above the 1 of independent events; else 1. */
  private static double burst(double[] experiment, double[] control) {
    double sum = squares(experiment) + squares(control);
    double freedom = experiment.length + control.length - 2.0;
    if (freedom < 1 || ChiSquaredDistribution.of(freedom).survivalProbability(sum) > SURE) {
      return 1;
    }
    return Math.max(1, sum / freedom);
  }

  private static double squares(double[] values) {
    double mean = Samples.mean(values);
    return mean == 0 ? 0 : Arrays.stream(values).map(value -> (value - mean) * (value - mean) / mean).sum();
  }

  private static double total(double[] values) {
    return Arrays.stream(values).sum();
  }

  static String words(double[] experiment, double[] control, double chance) {
    return "The canary counted " + RankTest.shown(total(experiment)) + " in " + experiment.length
        + " points, the baseline " + RankTest.shown(total(control)) + " in " + control.length
        + RankTest.byChance(chance);
  }
}
