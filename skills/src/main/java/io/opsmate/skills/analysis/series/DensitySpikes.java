package io.opsmate.skills.analysis.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds values that lie where a series hardly ever is, however many usual levels it has: a load that is 20 or 80 is strange
 * at 50, though no distance from a mean says so. Looks at a whole series or a window of it at once.
 *
 * <p>The density is estimated with two-sided exponential kernels, whose tails are as long as those of what is measured, each value judged by the others; their width is the one under which the
 * others predict each value best (likelihood cross-validation: Habbema, Hermans and van den Broek, 1974), with the least
 * predictable values left out of that choice, so that what is looked for does not widen it. Up to one in a hundred values
 * between two valleys are no level of their own, however close to each other they are.
 *
 * @param falseAlarms how many values of a usual window may be named; skewed ones come to several times as many
 */
public record DensitySpikes(double falseAlarms) {
  public static final DensitySpikes USUAL = new DensitySpikes(.05);

  /** With fewer values no density is known. */
  public static final int FEWEST = 30;

  /** Unit: values looked at for the width; more tell nothing new. */
  private static final int SAMPLE = 300;

  private static final int WIDTHS = 24;
  private static final double PREDICTABLE = .95;
  private static final double NARROWEST = .001;
  private static final double WIDEST = .5;

  /** Tails of densities fall off faster in theory than the strangest of usual values do. */
  private static final double STEEPEST = 1.6;

  /** A share of the values, and how that is cut for measuring how the strangest fall off. */
  private static final double TAIL = .2;
  private static final double END = .05;

  /** Larger is no measured number. */
  private static final double LARGEST = 1e150;

  /** Unit: widths. Nothing for so long is a valley of the density. */
  private static final double VALLEY = 8;

  /** Part of the values up to which those between two valleys are no level of their own. */
  private static final double FEW = .01;

  /** Part of the range that values may have been rounded to. Those further apart are as they were. */
  private static final double COARSEST = 1 / 6.0;

  /** Part of the range; nearer values are equal. */
  private static final double EQUAL = 1e-9;

  /** Beyond so many widths a kernel adds nothing. */
  private static final double REACH = 25;

  /**
   * A value that is hardly ever reached.
   *
   * @param index in the series
   * @param chance of a value at least as strange
   */
  public record Spike(int index, double value, double chance) {}

  public DensitySpikes {
    if (!(falseAlarms > 0)) {
      throw new IllegalArgumentException("some false alarms there are always, not " + falseAlarms);
    }
  }

  /** @param values what is not finite is passed over */
  public List<Spike> of(double[] values) {
    double[] sorted = Arrays.stream(values).filter(value -> Math.abs(value) <= LARGEST).sorted().toArray();
    if (sorted.length < FEWEST || sorted[0] == sorted[sorted.length - 1]) {
      return List.of();
    }
    double[] spread = spread(sorted);
    double width = width(spread);
    double[] strangeness = Arrays.stream(densities(spread, width)).map(density -> -Math.log(density)).toArray();
    double[] tail = tail(strangeness);
    double limit = tail[0] + tail[1] * Math.log(TAIL * sorted.length / falseAlarms);
    List<Spike> spikes = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) <= LARGEST) {
        double strange = strangeness[middle(sorted, values[i])];
        if (strange > limit) {
          spikes.add(new Spike(i, values[i], chance(strange, tail)));
        }
      }
    }
    return spikes;
  }

  private static double chance(double strange, double[] tail) {
    return Math.min(1, TAIL * Math.exp(-(strange - tail[0]) / tail[1]));
  }

  /**
   * Where the strangest fifth begins, and its mean excess. That of usual values falls off about exponentially; what lies
   * beyond its far end is a spike. Spikes are kept out of the measure by taking quantiles.
   */
  private static double[] tail(double[] strangeness) {
    double[] rising = strangeness.clone();
    Arrays.sort(rising);
    double from = quantile(rising, 1 - TAIL);
    double to = quantile(rising, 1 - END);
    return new double[]{from, Math.max((to - from) / Math.log(TAIL / END), STEEPEST)};
  }

  private static double quantile(double[] rising, double at) {
    return rising[(int) Math.round((rising.length - 1) * at)];
  }

  private static double width(double[] sorted) {
    double[] sample = sample(sorted);
    double range = sample[sample.length - 1] - sample[0];
    double best = Double.NEGATIVE_INFINITY;
    double width = range;
    for (int i = 0; i < WIDTHS; i++) {
      double tried = range * NARROWEST * Math.pow(WIDEST / NARROWEST, i / (WIDTHS - 1.0));
      double[] predicted =
          Arrays.stream(sample).map(value -> Math.log(density(sample, value, tried))).sorted().toArray();
      int first = (int) ((1 - PREDICTABLE) * predicted.length);
      double sum = Arrays.stream(predicted, first, predicted.length).sum();
      if (sum > best) {
        best = sum;
        width = tried;
      }
    }
    return width;
  }

  private static double[] sample(double[] sorted) {
    if (sorted.length <= SAMPLE) {
      return sorted;
    }
    double[] sample = new double[SAMPLE];
    for (int i = 0; i < SAMPLE; i++) {
      sample[i] = sorted[(int) ((long) i * (sorted.length - 1) / (SAMPLE - 1))];
    }
    return sample;
  }

  /** By all values but one that equals it, and never quite 0. */
  private static double density(double[] sorted, double value, double width) {
    int from = lowerBound(sorted, value - REACH * width);
    double sum = -1;
    for (int i = from; i < sorted.length && sorted[i] <= value + REACH * width; i++) {
      sum += Math.exp(-Math.abs(sorted[i] - value) / width);
    }
    return (Math.max(sum, 0) + 1e-12) / (sorted.length * width);
  }

  /** Of all values at once: a sum of exponential kernels follows from that of the value before. */
  private static double[] densities(double[] sorted, double width) {
    double[] below = new double[sorted.length];
    double[] above = new double[sorted.length];
    int n = sorted.length;
    for (int i = 0, far = 0; i < n; i++) {
      below[i] = i == 0 ? 0 : (below[i - 1] + 1) * Math.exp(-(sorted[i] - sorted[i - 1]) / width);
      for (; sorted[far] < sorted[i] - REACH * width; far++) {
        below[i] -= Math.exp(-(sorted[i] - sorted[far]) / width);
      }
      below[i] = far == i ? 0 : Math.max(below[i], 0);
    }
    for (int i = n - 1, far = n - 1; i >= 0; i--) {
      above[i] = i == n - 1 ? 0 : (above[i + 1] + 1) * Math.exp(-(sorted[i + 1] - sorted[i]) / width);
      for (; sorted[far] > sorted[i] + REACH * width; far--) {
        above[i] -= Math.exp(-(sorted[far] - sorted[i]) / width);
      }
      above[i] = far == i ? 0 : Math.max(above[i], 0);
    }
    return of(sorted, below, above, width);
  }

  /** The few in a valley do not make each other usual: they are judged by the others alone. */
  private static double[] of(double[] sorted, double[] below, double[] above, double width) {
    int n = sorted.length;
    double[] densities = new double[n];
    for (int from = 0, to = 1; from < n; from = to++) {
      while (to < n && sorted[to] - sorted[to - 1] <= VALLEY * width) {
        to++;
      }
      boolean areFew = to - from <= FEW * n;
      for (int i = from; i < to; i++) {
        double left = areFew ? below[from] * Math.exp((sorted[from] - sorted[i]) / width) : below[i];
        double right = areFew ? above[to - 1] * Math.exp((sorted[i] - sorted[to - 1]) / width) : above[i];
        densities[i] = (left + right + 1e-12) / (n * width);
      }
    }
    return densities;
  }

  /** What was rounded as it may have been before: equal values side by side over all that rounds to them. */
  private static double[] spread(double[] sorted) {
    double unit = unit(sorted);
    double[] spread = new double[sorted.length];
    for (int from = 0, to = 1; from < sorted.length; from = to++) {
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        spread[i] = sorted[i] + unit * ((i - from + .5) / (to - from) - .5);
      }
    }
    return spread;
  }

  /** The least distance of two values, but for what arithmetic makes of equal ones; 0 where it is too much to be rounding. */
  private static double unit(double[] sorted) {
    double range = sorted[sorted.length - 1] - sorted[0];
    double least = range * EQUAL;
    double unit = range;
    for (int i = 1; i < sorted.length; i++) {
      double step = sorted[i] - sorted[i - 1];
      unit = step > least && step < unit ? step : unit;
    }
    return unit <= range * COARSEST ? unit : 0;
  }

  /** The place of a value, amid its equals. */
  private static int middle(double[] sorted, double value) {
    return (lowerBound(sorted, value) + lowerBound(sorted, Math.nextUp(value)) - 1) / 2;
  }

  private static int lowerBound(double[] sorted, double value) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }
}
