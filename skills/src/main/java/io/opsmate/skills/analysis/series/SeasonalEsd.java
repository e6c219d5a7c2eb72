package io.opsmate.skills.analysis.series;

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
    int[] index = new int[values.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = values[i] - parts.season()[i] - median;
      index[i] = i;
    }
    return outliers(left, index);
  }

  private int[] outliers(double[] left, int[] index) {
    int n = left.length;
    int rounds = (int) (n * most);
    int[] removed = new int[rounds];
    int found = 0;
    for (int round = 1; round <= rounds; round++) {
      int size = n - round + 1;
      double median = median(Arrays.copyOf(left, size), size);
      double mad = MAD * median(distances(left, size, median), size);
      if (mad == 0) {
        break;
      }
      int worst = worst(left, size, median);
      removed[round - 1] = index[worst];
      if (deviation(left[worst], median) / mad > critical(n, round)) {
        found = round;
      }
      System.arraycopy(left, worst + 1, left, worst, size - worst - 1);
      System.arraycopy(index, worst + 1, index, worst, size - worst - 1);
    }
    BitSet outliers = new BitSet(n);
    Arrays.stream(removed, 0, found).forEach(outliers::set);
    return outliers.stream().toArray();
  }

  private double critical(int n, int round) {
    double tails = side == Side.BOTH ? 2 : 1;
    double t = TDistribution.of(n - round - 1.0).inverseSurvivalProbability(alpha / (tails * (n - round + 1)));
    return t * (n - round) / Math.sqrt((n - round - 1 + t * t) * (n - round + 1));
  }

  private int worst(double[] left, int size, double median) {
    int worst = 0;
    for (int i = 1; i < size; i++) {
      if (deviation(left[i], median) > deviation(left[worst], median)) {
        worst = i;
      }
    }
    return worst;
  }

  private double deviation(double value, double median) {
    return switch (side) {
      case ABOVE -> value - median;
      case BELOW -> median - value;
      case BOTH -> Math.abs(value - median);
    };
  }

  private static double[] distances(double[] left, int size, double median) {
    double[] distances = new double[size];
    for (int i = 0; i < size; i++) {
      distances[i] = Math.abs(left[i] - median);
    }
    return distances;
  }

  /** Reorders the values. */
  private static double median(double[] values, int size) {
    Arrays.sort(values, 0, size);
    return (values[(size - 1) / 2] + values[size / 2]) / 2;
  }
}
