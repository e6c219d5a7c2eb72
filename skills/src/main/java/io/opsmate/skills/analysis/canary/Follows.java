package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How closely each point follows the one before. Both sides tell it where nothing changed; a change of the canary looks like
 * it (a leak, a step) and must not be taken for it.
 *
 * @param correlation of each point with the next, without the bias of short series
 * @param error its standard error where points are independent
 */
record Follows(double correlation, double error) {
  /** Unit: standard errors. The canary's points may follow each other by so much more than the baseline's. */
  private static final double ALIKE = 2.33;

  /** Unit: of the variance. What is left below this is rounding. */
  private static final double NOTHING = 1e-18;

  private static final double MOST = .99;
  private static final double VAST = 1e100;

  /** Of two sides, as heaps. */
  static Follows of(double[] experiment, double[] control) {
    double theirs = unbiased(control);
    double most = Math.tanh(atanh(theirs) + ALIKE * Math.hypot(error(experiment), error(control)));
    double seen = unbiased(experiment);
    double ours = seen <= most ? seen : Math.clamp(unbiased(withoutStep(modest(experiment))), theirs, most);
    int all = experiment.length + control.length;
    return new Follows((ours * experiment.length + theirs * control.length) / all, 1 / Math.sqrt(all));
  }

  /** Of pairs: by what the canary's values are off those that the baseline's make likely, whatever their scale. */
  static Follows ofPairs(double[] vastExperiment, double[] vastControl) {
    double[] experiment = modest(vastExperiment);
    double[] control = modest(vastControl);
    Moments moments = Moments.of(experiment, control);
    double slope = moments.ofB == 0 ? 0 : moments.both / moments.ofB;
    double[] off = IntStream.range(0, control.length)
        .mapToDouble(i -> experiment[i] - moments.meanA - slope * (control[i] - moments.meanB))
        .toArray();
    double left = Arrays.stream(off).map(value -> value * value).sum();
    return new Follows(left <= NOTHING * moments.ofA ? 0 : unbiased(off), error(off));
  }

  /** As many independent points would tell as much. Source: Bartlett, for a first-order process. */
  static double worth(double correlation) {
    return (1 - correlation) / (1 + correlation);
  }

  /** Each part without its own mean, cut where that leaves the least. */
  private static double[] withoutStep(double[] values) {
    double all = Arrays.stream(values).sum();
    double before = 0;
    double most = Double.NEGATIVE_INFINITY;
    int cut = 1;
    for (int i = 1; i < values.length; i++) {
      before += values[i - 1];
      double explained = before * before / i + (all - before) * (all - before) / (values.length - i);
      if (explained > most) {
        most = explained;
        cut = i;
      }
    }
    double first = Samples.mean(Arrays.copyOf(values, cut));
    double second = Samples.mean(Arrays.copyOfRange(values, cut, values.length));
    int step = cut;
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] - (i < step ? first : second)).toArray();
  }

  private static double error(double[] values) {
    return 1 / Math.sqrt(values.length);
  }

  /** Source: Marriott and Pope, Bias in the estimation of autocorrelations, 1954. */
  private static double unbiased(double[] values) {
    if (values.length < 3) {
      return 0;
    }
    double next = correlation(Arrays.copyOfRange(values, 0, values.length - 1),
        Arrays.copyOfRange(values, 1, values.length));
    return Math.clamp(next == 0 ? 0 : next + (1 + 3 * Math.max(0, next)) / values.length, -MOST, MOST);
  }

  private static double atanh(double value) {
    return Math.log((1 + value) / (1 - value)) / 2;
  }

  /** 0 where one side does not move. */
  static double correlation(double[] a, double[] b) {
    Moments moments = Moments.of(modest(a), modest(b));
    return moments.ofA == 0 || moments.ofB == 0
        ? 0
        : moments.both / (Math.sqrt(moments.ofA) * Math.sqrt(moments.ofB));
  }

  /** The same in another unit where squares would overflow. */
  private static double[] modest(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return largest < VAST ? values : Arrays.stream(values).map(value -> value / largest).toArray();
  }

  /**
   * How two rows of as many values move about their means, in sums of squares and products.
   *
   * @param both of the products
   * @param ofA of the squares of the first
   * @param ofB of the squares of the second
   */
  private record Moments(double meanA, double meanB, double both, double ofA, double ofB) {
    static Moments of(double[] a, double[] b) {
      double meanA = Samples.mean(a);
      double meanB = Samples.mean(b);
      double both = 0;
      double ofA = 0;
      double ofB = 0;
      for (int i = 0; i < b.length; i++) {
        both += (a[i] - meanA) * (b[i] - meanB);
        ofA += (a[i] - meanA) * (a[i] - meanA);
        ofB += (b[i] - meanB) * (b[i] - meanB);
      }
      return new Moments(meanA, meanB, both, ofA, ofB);
    }
  }
}
