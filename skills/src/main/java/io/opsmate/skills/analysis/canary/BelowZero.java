package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Numbers below 0 among counts: not what happened, but a fault of what counts. */
public final class BelowZero {
  /** Part of a metric's numbers from which on they are counts. */
  private static final double COUNTS = .9;

  private BelowZero() {}

  /** How many points of a metric are below 0 though the others are counts. */
  public static long of(Metric metric) {
    return areCounts(metric) ? below(metric.experiment()) + below(metric.control()) : 0;
  }

  /** A sentence for each metric that has some. */
  static List<String> words(List<Metric> metrics) {
    return metrics.stream()
        .filter(metric -> of(metric) > 0)
        .map(metric -> "%s: %s and %s are below 0 though the others are counts. Look at what counts them.".formatted(
            metric.name(), points(below(metric.experiment()), "canary"), points(below(metric.control()), "baseline")))
        .toList();
  }

  private static String points(long count, String side) {
    return count + (count == 1 ? " point" : " points") + " of the " + side;
  }

  private static long below(double[] values) {
    return Arrays.stream(values).filter(value -> value < 0).count();
  }

  private static boolean areCounts(Metric metric) {
    double[] present = DoubleStream.concat(Arrays.stream(metric.experiment()), Arrays.stream(metric.control()))
        .filter(Double::isFinite)
        .toArray();
    long counts = Arrays.stream(present).filter(value -> value >= 0 && value == Math.rint(value)).count();
    return counts >= COUNTS * present.length;
  }
}
