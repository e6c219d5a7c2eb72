package io.opsmate.skills.kernel;

/**
 * What something costs a month of 730 hours at list price, and how sure we are.
 *
 * <p>Unit: money per month. An unknown price is {@link Unpriced}, never zero.
 */
public sealed interface MonthlyCost {
  /** The list price follows from size and type alone. */
  record Exactly(Money money) implements MonthlyCost {}

  /** An upper bound: the true figure cannot be read (a snapshot's changed blocks, say). Never summed as a saving. */
  record AtMost(Money money) implements MonthlyCost {}

  /** No price is known, and why. */
  record Unpriced(String because) implements MonthlyCost {}

  static MonthlyCost exactly(Money money) {
    return new Exactly(money);
  }

  static MonthlyCost atMost(Money money) {
    return new AtMost(money);
  }

  static MonthlyCost unpriced(String because) {
    return new Unpriced(because);
  }

  /** What something saves, where this is what it costs, and the other way round. */
  default MonthlyCost negated() {
    return switch (this) {
      case Exactly(Money money) -> exactly(money.negated());
      case AtMost(Money money) -> atMost(money.negated());
      case Unpriced unpriced -> unpriced;
    };
  }

  /** For people: {@code $12.40/mo}, {@code up to $5.00/mo}, {@code price unknown}. */
  default String shown() {
    return switch (this) {
      case Exactly exactly -> exactly.money().shown() + "/mo";
      case AtMost atMost -> "up to " + atMost.money().shown() + "/mo";
      case Unpriced _ -> "price unknown";
    };
  }
}
