package io.opsmate.skills.analysis.series;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Seasonal hybrid ESD: takes the season and the median out, then finds outliers by the generalised extreme Studentised
 * deviate test with median and MAD. Source: twitter/AnomalyDetection; Rosner, 1983.
 *
 * @param most part of the points that may be outliers, below .5
 * @param alpha level of the test
 */
public record SeasonalEsd(int period, double most, double alpha, Side side) {
  /** Unit: standard deviations of a normal distribution in one MAD. */
  private static final double MAD = 1.4826;

  /** Where outliers are looked for. */
  public enum Side {
    ABOVE, BELOW, BOTH
  }

  /** Indices of the outliers, rising. */
  public int[] of(double[] values) {
    Stl.Parts parts = Stl.periodic(period, true).of(values);
    double median = median(values.clone(), values.length);
    double[] left = new double[values.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = values[i] - parts.season()[i] - median;
    }
    return outliers(left);
  }

  /** The most deviating value is the lowest or the highest, so what is left is a stretch of the values in order. */
  private int[] outliers(double[] left) {
    int n = left.length;
    int[] order = order(left);
    double[] rising = Arrays.stream(order).mapToDouble(at -> left[at]).toArray();
    int rounds = (int) (n * most);
    int[] removed = new int[rounds];
    int found = 0;
    int from = 0;
    int to = n;
    for (int round = 1; round <= rounds; round++) {
      double median = (rising[from + (to - from - 1) / 2] + rising[from + (to - from) / 2]) / 2;
      double mad = MAD * medianDistance(rising, from, to, median);
      if (mad == 0) {
        break;
      }
      double low = deviation(rising[from], median);
      double high = deviation(rising[to - 1], median);
      boolean isLow = low > high || low == high && order[from] < order[to - 1];
      removed[round - 1] = isLow ? order[from++] : order[--to];
      if (Math.max(low, high) / mad > critical(n, round)) {
        found = round;
      }
    }
    BitSet outliers = new BitSet(n);
    Arrays.stream(removed, 0, found).forEach(outliers::set);
    return outliers.stream().toArray();
  }

  /** Of equal values the first in the series stands nearest to the end that it can be removed from. */
  private static int[] order(double[] left) {
    double median = median(left.clone(), left.length);
    int[] order = new int[left.length];
    Arrays.setAll(order, i -> i);
    IntArrays.mergeSort(order, (one, other) -> left[one] != left[other]
        ? Double.compare(left[one], left[other])
        : Integer.compare(one, other) * (left[one] > median ? -1 : 1));
    return order;
  }

  private double critical(int n, int round) {
    double tails = side == Side.BOTH ? 2 : 1;
    double t = TDistribution.of(n - round - 1.0).inverseSurvivalProbability(alpha / (tails * (n - round + 1)));
    return t * (n - round) / Math.sqrt((n - round - 1 + t * t) * (n - round + 1));
  }

  private double deviation(double value, double median) {
    return switch (side) {
      case ABOVE -> value - median;
      case BELOW -> median - value;
      case BOTH -> Math.abs(value - median);
    };
  }

  private static double medianDistance(double[] rising, int from, int to, double median) {
    int size = to - from;
    double lower = distance(rising, from, to, median, (size - 1) / 2);
    return (lower + distance(rising, from, to, median, size / 2)) / 2;
  }

  /** The nearest values to the median are a stretch; so many of them are nearer than the one that is asked for. */
  private static double distance(double[] rising, int from, int to, double median, int nearer) {
    int start = from;
    int last = to - nearer - 1;
    while (start < last) {
      int middle = (start + last) >>> 1;
      if (median - rising[middle] > rising[middle + nearer + 1] - median) {
        start = middle + 1;
      } else {
        last = middle;
      }
    }
    return Math.max(Math.abs(median - rising[start]), Math.abs(rising[start + nearer] - median));
  }

  /** Reorders the values. */
  private static double median(double[] values, int size) {
    Arrays.sort(values, 0, size);
    return (values[(size - 1) / 2] + values[size / 2]) / 2;
  }
}
