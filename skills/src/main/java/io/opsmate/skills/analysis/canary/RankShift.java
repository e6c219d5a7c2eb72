package io.opsmate.skills.analysis.canary;

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

  /** Neither side is empty, and not all values are the same. */
  static RankShift of(double[] experiment, double[] control, double confidence) {
    Ranks ranks = new Ranks(Samples.sorted(experiment), Samples.sorted(control));
    double quantile = NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
    return new RankShift(ranks.root(quantile), ranks.root(-quantile), ranks.root(0));
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
      return new BrentSolver(Double.MIN_VALUE, TOLERANCE, 1e-15).findRoot(shift -> z(shift) - quantile, least, most);
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
      return (off - Math.signum(off) * .5) / sigma;
    }
  }
}
