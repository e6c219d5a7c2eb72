package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
  private static final List<String> SHOWN =
      List.of("$1,234.50/mo", "up to $5.00/mo", "$62.40/mo and up to $10.00/mo more");

  @ParameterizedTest
  @ValueSource(strings = {"Most is $1,234.50/mo.", "that costs $1234.5 a month", "at most $5", "5.00 USD per month",
    "$62.40/mo of it, and $10.00/mo more at most", "3 of 12 volumes are 42 days old, 155 GiB each", "nothing"})
  void whatIsShownMayBeNamed(String words) {
    assertThat(Amounts.areAllOf(words, SHOWN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"about $1,235/mo", "$14,814 a year", "€5.00", "5.00 EUR", "70 dollars", "saves 99/month",
    "$62.40 and $0.01", "1.2k USD", "$5.00/day", "£5", "5 bucks an hour and 7 bucks"})
  void anyOtherAmountMayNot(String words) {
    assertThat(Amounts.areAllOf(words, SHOWN)).isFalse();
  }
}
