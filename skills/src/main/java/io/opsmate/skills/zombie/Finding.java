package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * One wasted resource, ready to be shown and proposed.
 *
 * @param leaves what deleting it leaves behind that costs money again: a volume's final snapshot
 */
record Finding(WasteRef ref, PlanItem item, Optional<String> owner, Optional<MonthlyCost> leaves) {
  /** The dearest first, without a price last. */
  static final Comparator<Finding> DEAREST = Comparator
      .comparing((Finding finding) -> amount(finding.item().saves()))
      .reversed()
      .thenComparing(finding -> finding.ref().toString());

  Report.Row row() {
    return new Report.Row(ref.toString(), item.label(), item.evidence(), item.saves());
  }

  boolean isOwnedBy(String name) {
    return owner.filter(one -> one.equalsIgnoreCase(name.strip())).isPresent();
  }

  private static BigDecimal amount(MonthlyCost cost) {
    return switch (cost) {
      case MonthlyCost.Exactly(Money money) -> money.amount();
      case MonthlyCost.AtMost(Money money) -> money.amount();
      case MonthlyCost.Unpriced _ -> BigDecimal.ONE.negate();
    };
  }
}
