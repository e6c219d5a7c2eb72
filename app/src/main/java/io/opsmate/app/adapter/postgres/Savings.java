package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.ports.Tx;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What finished requests take off the bill, one row per action that was done. */
final class Savings {
  private Savings() {}

  /** Once per action: what a later save says of a finished request changes nothing here. */
  static void write(Tx tx, Approval approval, ApprovalState.Finished finished) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int item = 0; item < finished.outcomes().size(); item++) {
      if (finished.outcomes().get(item) instanceof Outcome.Done) {
        rows.add(row(tx, approval, item, finished.at()));
      }
    }
    Sql.in(tx, "INSERT INTO approval_saving (org_id, approval_id, item, finished_at, basis, amount, currency)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING").each(rows);
  }

  static CostTotal since(Tx tx, Instant since) {
    return CostTotal.of(Sql.in(tx, "SELECT basis, currency, sum(amount) AS amount, count(*) AS items"
        + " FROM approval_saving WHERE finished_at >= ? GROUP BY basis, currency ORDER BY basis, currency")
        .with(since)
        .list(Savings::costs)
        .stream()
        .flatMap(it -> it)
        .toList());
  }

  private static @Nullable Object[] row(Tx tx, Approval approval, int item, Instant at) {
    MonthlyCost saves = approval.plan().items().get(item).saves();
    return switch (saves) {
      case MonthlyCost.Exactly(Money money) -> row(tx, approval, item, at, "exactly", money);
      case MonthlyCost.AtMost(Money money) -> row(tx, approval, item, at, "at-most", money);
      case MonthlyCost.Unpriced _ -> row(tx, approval, item, at, "unpriced", null);
    };
  }

  private static @Nullable Object[] row(Tx tx, Approval approval, int item, Instant at, String basis,
      @Nullable Money money) {
    return new @Nullable Object[]{tx.org().value(), approval.id().value(), item, at, basis,
      money == null ? null : money.amount(), money == null ? null : money.currency().getCurrencyCode()};
  }

  private static Stream<MonthlyCost> costs(Row row) throws SQLException {
    return switch (row.text("basis")) {
      case "exactly" -> Stream.of(MonthlyCost.exactly(money(row)));
      case "at-most" -> Stream.of(MonthlyCost.atMost(money(row)));
      default -> Collections.nCopies((int) row.number("items"), MonthlyCost.unpriced("no price is known")).stream();
    };
  }

  private static Money money(Row row) throws SQLException {
    return new Money(new BigDecimal(row.text("amount")), Currency.getInstance(row.text("currency")));
  }
}
