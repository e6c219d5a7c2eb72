package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.rootfinder.BrentSolver;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * By how much the canary is shifted against the baseline, with a confidence interval: the normal approximation of the
 * Mann-Whitney test with corrections for ties and continuity, turned round. As R's {@code wilcox.test(exact = FALSE,
 * conf.int = TRUE)}.
 *
 * @param estimate the shift at which the test is neutral (Hodges and Lehmann)
 */
record RankShift(double low, double high, double estimate) {
  /** Unit: of the metric. Source: R's {@code wilcox.test}. */
  private static final double TOLERANCE = 1e-4;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Unit: of the metric. From here on the next number is further away than {@link #TOLERANCE}. */
  private static final double WIDE = 0x1p39;

  /** Unit: of the metric. Beyond it differences could overflow; then everything is counted in {@link #UNIT}. */
  private static final double VAST = 0x1p1000;
  private static final double UNIT = 0x1p64;

  /** Neither side is empty, and there is more than a point. */
  static RankShift of(double[] experiment, double[] control, double confidence) {
    if (largest(experiment, control) > VAST) {
      RankShift inUnits = of(by(experiment, 1 / UNIT), by(control, 1 / UNIT), confidence);
      return new RankShift(vast(inUnits.low), vast(inUnits.high), vast(inUnits.estimate));
    }
    Ranks ranks = new Ranks(Samples.sorted(experiment), Samples.sorted(control));
    double quantile = quantile(confidence);
    return new RankShift(ranks.root(quantile), ranks.root(-quantile), ranks.root(0));
  }

  /** Unit: standard deviations. */
  static double quantile(double confidence) {
    return NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
  }

  private static double largest(double[] experiment, double[] control) {
    return DoubleStream.concat(Arrays.stream(experiment), Arrays.stream(control)).map(Math::abs).max().orElseThrow();
  }

  private static double[] by(double[] values, double factor) {
    return Arrays.stream(values).map(value -> value * factor).toArray();
  }

  private static double vast(double shift) {
    return Math.clamp(shift * UNIT, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  static double z(double[] experiment, double[] control, double shift) {
    return new Ranks(Samples.sorted(experiment), Samples.sorted(control)).z(shift);
  }

  /** Both sides in rising order, so that a shift is tried in one pass. */
  private record Ranks(double[] experiment, double[] control) {
    double root(double quantile) {
      double least = experiment[0] - control[control.length - 1];
      double most = experiment[experiment.length - 1] - control[0];
      if (z(least) - quantile <= 0) {
        return least;
      }
      if (z(most) - quantile >= 0) {
        return most;
      }
      double relative = Math.max(Math.abs(least), Math.abs(most)) < WIDE ? Double.MIN_VALUE : Math.ulp(1.0);
      return new BrentSolver(relative, TOLERANCE, 1e-15).findRoot(shift -> z(shift) - quantile, least, most);
    }

    double z(double shift) {
      int ours = experiment.length;
      int theirs = control.length;
      int all = ours + theirs;
      double sum = 0;
      double ties = 0;
      int i = 0;
      int j = 0;
      while (i < ours || j < theirs) {
        double here = Math.min(i < ours ? experiment[i] - shift : Double.POSITIVE_INFINITY,
            j < theirs ? control[j] : Double.POSITIVE_INFINITY);
        int firstOurs = i;
        int before = i + j;
        while (i < ours && experiment[i] - shift <= here) {
          i++;
        }
        while (j < theirs && control[j] <= here) {
          j++;
        }
        double tied = i + j - before;
        sum += (i - firstOurs) * (before + (tied + 1) / 2);
        ties += tied * tied * tied - tied;
      }
      double off = sum - ours * (ours + 1.0) / 2 - (double) ours * theirs / 2;
      double sigma = Math.sqrt((double) ours * theirs / 12 * (all + 1 - ties / ((double) all * (all - 1))));
      return sigma == 0 ? 0 : (off - Math.signum(off) * .5) / sigma;
    }
  }
}
