package io.opsmate.skills.kernel;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sum of several monthly costs, keeping certain money, upper bounds and unknown prices apart. */
public record CostTotal(Optional<Money> exactly, Optional<Money> atMost, int unpriced) {
  public static CostTotal of(Collection<MonthlyCost> costs) {
    Money exactly = null;
    Money atMost = null;
    int unpriced = 0;
    for (MonthlyCost cost : costs) {
      switch (cost) {
        case MonthlyCost.Exactly some -> exactly = plus(exactly, some.money());
        case MonthlyCost.AtMost some -> atMost = plus(atMost, some.money());
        case MonthlyCost.Unpriced _ -> unpriced++;
      }
    }
    return new CostTotal(Optional.ofNullable(exactly), Optional.ofNullable(atMost), unpriced);
  }

  /** It is no saving: what is known of it costs more than it saves. */
  public boolean isCost() {
    return exactly.or(() -> atMost).filter(Money::isNegative).isPresent();
  }

  public CostTotal negated() {
    return new CostTotal(exactly.map(Money::negated), atMost.map(Money::negated), unpriced);
  }

  /** For people: {@code $62.40/mo and up to $10.00/mo more, 2 without a price}; {@code nothing} when empty. */
  public String shown() {
    StringBuilder words = new StringBuilder();
    exactly.filter(Predicate.not(Money::isZero)).ifPresent(money -> words.append(money.shown()).append("/mo"));
    atMost.ifPresent(money -> words.append(words.isEmpty() ? "up to " : " and up to ")
        .append(money.shown())
        .append(words.toString().contains("/mo") ? "/mo more" : "/mo"));
    if (unpriced > 0) {
      words.append(words.isEmpty() ? "" : ", ").append(unpriced).append(" without a price");
    }
    return words.isEmpty() ? "nothing" : words.toString();
  }

  private static Money plus(@Nullable Money sum, Money more) {
    return sum == null ? more : sum.plus(more);
  }
}
