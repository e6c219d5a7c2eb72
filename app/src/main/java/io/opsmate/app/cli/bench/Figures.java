package io.opsmate.app.cli.bench;

import org.HdrHistogram.Histogram;

/** One line of a histogram of microseconds. */
final class Figures {
  private Figures() {}

  static String of(String what, Histogram micros) {
    return "%-32s p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms (n=%d)".formatted(what,
        micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(95) / 1000.0,
        micros.getValueAtPercentile(99) / 1000.0, micros.getMaxValue() / 1000.0, micros.getTotalCount());
  }
}
