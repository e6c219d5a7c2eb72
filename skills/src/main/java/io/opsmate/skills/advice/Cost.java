package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.Money;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What asking took in money, as far as prices are known.
 *
 * @param known the sum of what has a price; empty where nothing has
 * @param isWhole false where a part has no price, which is not a price of zero
 */
public record Cost(Optional<Money> known, boolean isWhole) {
  /** Nothing was asked. */
  public static final Cost NOTHING = new Cost(Optional.empty(), true);

  /** Of one model; empty where it has no price. */
  public static Cost of(Optional<Money> price) {
    return new Cost(price, price.isPresent());
  }

  public Cost plus(Cost more) {
    return new Cost(Stream.of(known, more.known).flatMap(Optional::stream).reduce(Money::plus),
        isWhole && more.isWhole);
  }

  /** For people. */
  public String shown() {
    return known.map(money -> money.shown() + (isWhole ? "" : ", partly without a price")).orElse("without a price");
  }

  /** For the record: to the last digit. */
  String exact() {
    return known
        .map(money -> money.amount().toPlainString() + " " + money.currency().getCurrencyCode()
            + (isWhole ? "" : ", partly without a price"))
        .orElse("no price");
  }
}
