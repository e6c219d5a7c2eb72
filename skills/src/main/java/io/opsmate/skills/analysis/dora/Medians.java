package io.opsmate.skills.analysis.dora;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The middle of a list, or the middle between its two middle ones. */
final class Medians {
  private Medians() {}

  static Optional<Duration> of(List<Duration> times) {
    return times.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(of(times.stream().mapToDouble(Duration::toMillis).toArray()))));
  }

  /** Of at least one value; reorders them. */
  static double of(double[] values) {
    Arrays.sort(values);
    return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
  }
}
