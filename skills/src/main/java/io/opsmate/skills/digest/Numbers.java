package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures for people. */
final class Numbers {
  private Numbers() {}

  /** {@code $512.40/mo}, {@code 12}, {@code 3 requests}. */
  static String shown(Figure figure) {
    return shown(figure.value(), figure.unit());
  }

  static String shown(double value, String unit) {
    if (unit.startsWith("$")) {
      return Money.usd(exact(value)).shown() + unit.substring(1);
    }
    return exact(value).stripTrailingZeros().toPlainString() + (unit.isEmpty() ? "" : " " + unit);
  }

  /** {@code +3}, {@code −$20.00/mo}, {@code the same}. */
  static String change(double from, double to, String unit) {
    double change = exact(to).subtract(exact(from)).doubleValue();
    if (change == 0) {
      return "the same";
    }
    return (change > 0 ? "+" : "−") + shown(Math.abs(change), unit);
  }

  private static BigDecimal exact(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }
}
