package io.opsmate.skills.analysis.canary;

import java.util.Arrays;

/** Plain arithmetic on samples without NaN. */
final class Samples {
  /** How far beyond the quartiles a point may lie, in interquartile ranges. Source: NetflixACAJudge v1.0. */
  private static final double FENCE = 3;

  private Samples() {}

  static double[] prepared(double[] values, Metric.Handling handling) {
    return present(inPlace(values, handling));
  }

  /** The same, each value in its place; NaN for what is left out. */
  static double[] inPlace(double[] values, Metric.Handling handling) {
    double[] whole = switch (handling.missing()) {
      case REMOVE -> values;
      case REPLACE -> Arrays.stream(values).map(value -> Double.isNaN(value) ? 0 : value).toArray();
    };
    return handling.removesOutliers() ? withoutOutliers(whole) : whole;
  }

  static double[] present(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
  }

  /** NaN in the places of those outside [min(p1, Q1 - 3 IQR), max(p99, Q3 + 3 IQR)]. Source: NetflixACAJudge v1.0. */
  static double[] withoutOutliers(double[] values) {
    double[] sorted = sorted(present(values));
    if (sorted.length == 0) {
      return values;
    }
    double low = quantile(sorted, .25);
    double high = quantile(sorted, .75);
    double least = Math.min(quantile(sorted, .01), low - FENCE * (high - low));
    double most = Math.max(quantile(sorted, .99), high + FENCE * (high - low));
    return Arrays.stream(values).map(value -> value >= least && value <= most ? value : Double.NaN).toArray();
  }

  /** R-7, the default of R and of spreadsheets. {@code at} in [0, 1]. */
  static double quantile(double[] sorted, double at) {
    double place = (sorted.length - 1) * at;
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  static double median(double[] values) {
    return quantile(sorted(values), .5);
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return Double.isFinite(sum) ? sum / values.length : Arrays.stream(values).map(value -> value / values.length).sum();
  }

  /** NaN when either mean is 0. */
  static double meanRatio(double[] experiment, double[] control) {
    double ours = mean(experiment);
    double theirs = mean(control);
    return ours == 0 || theirs == 0 ? Double.NaN : ours / theirs;
  }

  static double cles(double[] experiment, double[] control) {
    double[] sorted = sorted(control);
    double wins = 0;
    for (double value : experiment) {
      int below = lowerBound(sorted, value);
      wins += below + (upperBound(sorted, value, below) - below) / 2.0;
    }
    return wins / experiment.length / control.length;
  }

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int upperBound(double[] sorted, double value, int from) {
    int at = from;
    while (at < sorted.length && sorted[at] == value) {
      at++;
    }
    return at;
  }
}
