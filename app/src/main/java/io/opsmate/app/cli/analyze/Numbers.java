package io.opsmate.app.cli.analyze;

import java.util.OptionalDouble;

/** Reads numbers as people's files have them, and not what only Java takes for one: {@code 1d}, {@code 5f}, {@code 0x1p3}. */
final class Numbers {
  private Numbers() {}

  /** Empty for what is no number; NaN and what is infinite are as they are written. */
  static OptionalDouble of(String written) {
    String text = written.strip();
    if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0 || text.indexOf('x') >= 0
        || text.indexOf('X') >= 0) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException _) {
      return OptionalDouble.empty();
    }
  }
}
