package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the plain way in the same run, the best of several: whoever else is on the machine slows both. */
class RedactionSpeedTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "a report | {\"id\":\"vol-0a1b2c3d4e5f67890\",\"name\":\"checkout-db-7\",\"owner\":\"data-team\",\"monthly\":\"$12.40\"},",
    "log lines | 2026-11-22T05:13:54Z user=anna GET https://api.example.org/v1/orders/17?page=2 token refreshed in 12 ms\\n",
    "secrets | db_password=hunter2 AKIAIOSFODNN7EXAMPLE postgres://ops:s3cret@db/x {\"name\":\"DB_PASS\",\"value\":\"x\"},"})
  void whatIsNoSecretIsPassedOverSeveralTimesAsFast(String what, String piece) {
    String words = piece.repeat(16 * 1024 / piece.length());

    double fast = millis(Redaction::strip, words, 60);
    double plain = millis(PlainRedaction::strip, words, 12);

    System.out.println(
        String.format(Locale.ROOT, "redaction: 16 KB of %s in %.2f ms, the plain way in %.2f", what, fast, plain));
    assertThat(fast).isLessThan(plain / 3);
  }

  private static double millis(UnaryOperator<String> way, String words, int times) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long begin = System.nanoTime();
      String left = way.apply(words);
      best = Math.min(best, left.isEmpty() ? best : System.nanoTime() - begin);
    }
    return best / 1e6;
  }
}
