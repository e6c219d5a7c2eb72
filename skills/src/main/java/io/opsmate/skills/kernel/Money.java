package io.opsmate.skills.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in one currency. Kept exact; rounded only when shown.
 *
 * <p>Errors: adding two currencies is an {@link IllegalArgumentException}; there is no silent conversion.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  private static final Currency USD = Currency.getInstance("USD");

  public Money {
    amount = amount.stripTrailingZeros();
  }

  public static Money usd(BigDecimal amount) {
    return new Money(amount, USD);
  }

  public static Money usd(String amount) {
    return usd(new BigDecimal(amount));
  }

  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  public boolean isNegative() {
    return amount.signum() < 0;
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  /** For people: {@code $1,234.50}; other currencies by code: {@code EUR 12.00}. Rounded half up to the currency's digits. */
  public String shown() {
    String digits = "%,.2f".formatted(amount.abs().setScale(2, RoundingMode.HALF_UP));
    return (isNegative() ? "-" : "") + plain(digits);
  }

  private String plain(String digits) {
    return currency.equals(USD) ? "$" + digits : currency.getCurrencyCode() + " " + digits;
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other;
  }
}
