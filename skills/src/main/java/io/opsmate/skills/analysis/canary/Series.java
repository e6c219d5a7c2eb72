package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;
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
    double chance = areTogether(pairs)
        ? paired(pairs[0], pairs[1], higher, care)
        : heaped(experiment, control, higher, care);
    return weakened(chance, follows(pairs, experiment, control, care));
  }

  /** How closely points follow each other, as far as that is clear; 0 where it is not. */
  static double follows(Metric metric, double[] experiment, double[] control, Care care) {
    return follows(pairs(metric), experiment, control, care);
  }

  private static double follows(double[][] pairs, double[] experiment, double[] control, Care care) {
    return care.follows(areTogether(pairs) ? Follows.ofPairs(pairs[0], pairs[1]) : Follows.of(experiment, control));
  }

  private static boolean areTogether(double[][] pairs) {
    return pairs[0].length >= FEWEST_PAIRS && Follows.correlation(pairs[0], pairs[1]) > TOGETHER;
  }

  private static double heaped(double[] experiment, double[] control, boolean higher, Care care) {
    double[] values = DoubleStream.concat(Arrays.stream(experiment), Arrays.stream(control)).distinct().toArray();
    if (values.length == 2) {
      return ofTwoValues(experiment, control, Math.max(values[0], values[1]), higher);
    }
    return MannWhitneyUTest.withDefaults()
        .with(alternative(higher))
        .with(care.isQuick() && Math.min(experiment.length, control.length) >= MANY
            ? PValueMethod.ASYMPTOTIC
            : PValueMethod.AUTO)
        .test(experiment, control)
        .getPValue();
  }

  /** Up or down, one replica or two: Fisher's exact test. */
  private static double ofTwoValues(double[] experiment, double[] control, double large, boolean higher) {
    int ours = (int) Arrays.stream(experiment).filter(value -> value == large).count();
    int theirs = (int) Arrays.stream(control).filter(value -> value == large).count();
    HypergeometricDistribution unchanged =
        HypergeometricDistribution.of(experiment.length + control.length, ours + theirs, experiment.length);
    return higher ? unchanged.survivalProbability(ours - 1) : unchanged.cumulativeProbability(ours);
  }

  private static double paired(double[] experiment, double[] control, boolean higher, Care care) {
    double[] off = IntStream.range(0, experiment.length).mapToDouble(i -> experiment[i] - control[i]).toArray();
    if (Arrays.stream(off).allMatch(value -> value == 0)) {
      return 1;
    }
    return WilcoxonSignedRankTest.withDefaults()
        .with(alternative(higher))
        .with(care.isQuick() && off.length >= MANY ? PValueMethod.ASYMPTOTIC : PValueMethod.AUTO)
        .test(off)
        .getPValue();
  }

  private static AlternativeHypothesis alternative(boolean higher) {
    return higher ? AlternativeHypothesis.GREATER_THAN : AlternativeHypothesis.LESS_THAN;
  }

  /** The same with as many points as independent ones would be. */
  private static double weakened(double chance, double follows) {
    if (follows == 0) {
      return chance;
    }
    double z = NORMAL.inverseSurvivalProbability(Math.clamp(chance, 1e-300, 1 - 1e-16));
    return NORMAL.survivalProbability(z * Math.sqrt(Follows.worth(follows)));
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
    return difference(experiment, control, higher) + RankTest.byChance(chance);
  }

  /** Of a gross difference. */
  static String apart(double[] experiment, double[] control, boolean higher) {
    return difference(experiment, control, higher)
        + "; the two never overlap, and are further apart than the baseline moved in the whole run.";
  }

  static String unproved(double[] experiment, double[] control, boolean higher, double follows) {
    int points = Math.min(experiment.length, control.length);
    return difference(experiment, control, higher)
        + ". That is not proved: each point follows the one before so closely"
        + " (correlation " + RankTest.shown(Math.rint(100 * follows) / 100) + ") that " + points
        + " of them tell as much as " + Math.max(1, Math.round(points * Follows.worth(follows)))
        + " that do not. Look at it, or let the canary run longer.";
  }

  private static String difference(double[] experiment, double[] control, boolean higher) {
    boolean hasMedians = Samples.median(experiment) != Samples.median(control);
    double ours = hasMedians ? Samples.median(experiment) : Samples.mean(experiment);
    double theirs = hasMedians ? Samples.median(control) : Samples.mean(control);
    double percent = 100 * (ours - theirs) / theirs;
    String much = theirs > 0 && Double.isFinite(percent) ? " (%+.0f %%)".formatted(percent) : "";
    return "The canary is " + (higher ? "higher" : "lower") + (hasMedians ? ": median " : ": mean ")
        + RankTest.shown(ours) + " against "
        + RankTest.shown(theirs) + much;
  }
}
