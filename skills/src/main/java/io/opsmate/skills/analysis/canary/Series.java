package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/** Values in time: latencies, loads, rates. */
final class Series {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** From this correlation on, comparing minute by minute tells more than comparing the heaps. */
  private static final double TOGETHER = .5;

  private static final int FEWEST_PAIRS = 8;

  /** From so many points on a side the normal approximation is close. */
  private static final int MANY = 20;

  private Series() {}

  /** How likely a difference like this is when nothing changed. */
  static double chance(Metric metric, double[] experiment, double[] control, boolean higher, Care care) {
    double[][] pairs = pairs(metric);
    if (pairs[0].length >= FEWEST_PAIRS && correlation(pairs[0], pairs[1]) > TOGETHER) {
      return paired(pairs[0], pairs[1], higher, care);
    }
    int points = Math.min(experiment.length, control.length);
    double chance = MannWhitneyUTest.withDefaults()
        .with(alternative(higher))
        .with(care.isQuick() && points >= MANY ? PValueMethod.ASYMPTOTIC : PValueMethod.AUTO)
        .test(experiment, control)
        .getPValue();
    return weakened(chance, care.follows(Math.max(follows(experiment), follows(control)), points));
  }

  private static double paired(double[] experiment, double[] control, boolean higher, Care care) {
    double[] off = IntStream.range(0, experiment.length).mapToDouble(i -> experiment[i] - control[i]).toArray();
    if (Arrays.stream(off).allMatch(value -> value == 0)) {
      return 1;
    }
    double chance = WilcoxonSignedRankTest.withDefaults()
        .with(alternative(higher))
        .with(care.isQuick() && off.length >= MANY ? PValueMethod.ASYMPTOTIC : PValueMethod.AUTO)
        .test(off)
        .getPValue();
    return weakened(chance, care.follows(follows(off), off.length));
  }

  private static AlternativeHypothesis alternative(boolean higher) {
    return higher ? AlternativeHypothesis.GREATER_THAN : AlternativeHypothesis.LESS_THAN;
  }

  /**
   * The same with as many points as independent ones would be. Source: Bartlett's effective sample size for a first-order
   * process.
   */
  private static double weakened(double chance, double follows) {
    if (follows == 0) {
      return chance;
    }
    double z = NORMAL.inverseSurvivalProbability(Math.clamp(chance, 1e-300, 1 - 1e-16));
    return NORMAL.survivalProbability(z * Math.sqrt((1 - follows) / (1 + follows)));
  }

  /** Correlation of each point with the next. */
  private static double follows(double[] values) {
    if (values.length < 3) {
      return 0;
    }
    return correlation(Arrays.copyOfRange(values, 0, values.length - 1), Arrays.copyOfRange(values, 1, values.length));
  }

  /** 0 where one side does not move. */
  private static double correlation(double[] a, double[] b) {
    double meanA = Samples.mean(a);
    double meanB = Samples.mean(b);
    double both = 0;
    double ours = 0;
    double theirs = 0;
    for (int i = 0; i < a.length; i++) {
      both += (a[i] - meanA) * (b[i] - meanB);
      ours += (a[i] - meanA) * (a[i] - meanA);
      theirs += (b[i] - meanB) * (b[i] - meanB);
    }
    return ours == 0 || theirs == 0 ? 0 : both / Math.sqrt(ours * theirs);
  }

  /** Points both sides have and keep; none when the sides are not alike in length. */
  private static double[][] pairs(Metric metric) {
    double[] experiment = Samples.inPlace(metric.experiment(), metric.handling());
    double[] control = Samples.inPlace(metric.control(), metric.handling());
    if (experiment.length != control.length) {
      return new double[2][0];
    }
    int[] both = IntStream.range(0, experiment.length)
        .filter(i -> !Double.isNaN(experiment[i]) && !Double.isNaN(control[i]))
        .toArray();
    return new double[][]{Arrays.stream(both).mapToDouble(i -> experiment[i]).toArray(),
      Arrays.stream(both).mapToDouble(i -> control[i]).toArray()};
  }

  static String words(double[] experiment, double[] control, boolean higher, double chance) {
    double ours = Samples.median(experiment);
    double theirs = Samples.median(control);
    String much = theirs == 0 ? "" : " (%+.0f %%)".formatted(100 * (ours - theirs) / Math.abs(theirs));
    return "The canary is " + (higher ? "higher" : "lower") + ": median " + RankTest.shown(ours) + " against "
        + RankTest.shown(theirs) + much + RankTest.byChance(chance);
  }
}
