package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.advice.SpendingLimits.Standing;
import io.opsmate.skills.advice.SpendingLimits.Used;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.ports.Tx;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was spent, in PostgreSQL: summed up by day, and kept as long as a month's account needs it; and a row for each
 * inquiry that is being asked.
 */
public final class PostgresSpending implements Spending {
  /** Unit: days. Source: ours; this month and the last, for whoever asks on its first day. */
  private static final int KEPT = 62;

  private static final String ADDED = " ON CONFLICT (org_id, day, member, prompt, model) DO UPDATE SET"
      + " inquiries = advice_spent.inquiries + excluded.inquiries,"
      + " unpriced = advice_spent.unpriced + excluded.unpriced,"
      + " tokens_in = advice_spent.tokens_in + excluded.tokens_in,"
      + " tokens_out = advice_spent.tokens_out + excluded.tokens_out, usd = advice_spent.usd + excluded.usd";

  private final SpendingLimits limits;

  public PostgresSpending(SpendingLimits limits) {
    this.limits = limits;
  }

  /** The lock comes first, in a statement of its own: what is read after it is what the one before has left. */
  @Override
  public Optional<Exhausted> reserve(Tx tx, Reservation wanted) {
    Sql.in(tx, "SELECT pg_advisory_xact_lock(hashtextextended('advice ' || ?, 0))")
        .with(tx.org().toString())
        .list(_ -> true);
    Optional<Exhausted> refusal = limits.refusal(standing(tx, wanted.member(), wanted.at()), wanted);
    if (refusal.isEmpty()) {
      Sql.in(tx, "INSERT INTO advice_reserved (org_id, id, day, member, tokens, usd, expires_at)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)")
          .with(tx.org().value(), wanted.id(), SpendingLimits.day(wanted.at()), wanted.member().value(),
              wanted.tokens(), usd(wanted.cost()), wanted.expires())
          .update();
    }
    return refusal;
  }

  @Override
  public boolean release(Tx tx, UUID reservation) {
    return Sql.in(tx, "DELETE FROM advice_reserved WHERE id = ?").with(reservation).update() > 0;
  }

  @Override
  public void spent(Tx tx, Spent spent) {
    LocalDate day = SpendingLimits.day(spent.at());
    Sql.together(tx, List.of(
        Sql.in(tx, "DELETE FROM advice_spent WHERE day < ?").with(day.minusDays(KEPT)),
        Sql.in(tx, "DELETE FROM advice_reserved WHERE day < ?").with(day.minusDays(KEPT)),
        Sql.in(tx, "INSERT INTO advice_spent (org_id, day, member, prompt, model, inquiries, unpriced, tokens_in,"
            + " tokens_out, usd) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?)" + ADDED)
            .with(tx.org().value(), day, spent.member().value(), spent.prompt().toString(), spent.model(),
                spent.cost().isWhole() ? 0 : 1, spent.tokens().in(), spent.tokens().out(), usd(spent.cost().known()))))
        .update();
  }

  @Override
  public Account account(Tx tx, MemberId member, Instant now) {
    List<Share> shares = Sql.in(tx, "SELECT prompt, model, sum(inquiries) AS inquiries, sum(unpriced) AS unpriced,"
        + " sum(tokens_in) AS tokens_in, sum(tokens_out) AS tokens_out, sum(usd)::text AS usd FROM advice_spent"
        + " WHERE day >= ? AND day <= ? GROUP BY prompt, model"
        + " ORDER BY sum(tokens_in + tokens_out) DESC, prompt, model")
        .with(SpendingLimits.day(now).withDayOfMonth(1), SpendingLimits.day(now))
        .list(PostgresSpending::share);
    return new Account(limits.gauges(standing(tx, member, now).used()), shares);
  }

  /** What somebody used stays in the sums, under a pseudonym. */
  static int forget(Tx tx, MemberId member, String pseudonym) {
    Sql.in(tx, "UPDATE advice_reserved SET member = ? WHERE member = ?").with(pseudonym, member.value()).update();
    Sql.in(tx, "INSERT INTO advice_spent (org_id, day, member, prompt, model, inquiries, unpriced, tokens_in,"
        + " tokens_out, usd) SELECT org_id, day, ?, prompt, model, inquiries, unpriced, tokens_in, tokens_out, usd"
        + " FROM advice_spent WHERE member = ?" + ADDED).with(pseudonym, member.value()).update();
    return Sql.in(tx, "DELETE FROM advice_spent WHERE member = ?").with(member.value()).update();
  }

  private static Standing standing(Tx tx, MemberId member, Instant now) {
    LocalDate today = SpendingLimits.day(now);
    LocalDate first = today.withDayOfMonth(1);
    return Sql.in(tx, "SELECT spent.person, spent.org, spent.own::text AS own, spent.usd::text AS usd,"
        + " held.person AS held_person, held.org AS held_org, held.own::text AS held_own, held.usd::text AS held_usd,"
        + " held.until FROM"
        + " (SELECT coalesce(sum(tokens_in + tokens_out) FILTER (WHERE day = ? AND member = ?), 0) AS person,"
        + " coalesce(sum(tokens_in + tokens_out) FILTER (WHERE day = ?), 0) AS org,"
        + " coalesce(sum(usd) FILTER (WHERE member = ?), 0) AS own, coalesce(sum(usd), 0) AS usd"
        + " FROM advice_spent WHERE day >= ? AND day <= ?) AS spent,"
        + " (SELECT coalesce(sum(tokens) FILTER (WHERE day = ? AND member = ?), 0) AS person,"
        + " coalesce(sum(tokens) FILTER (WHERE day = ?), 0) AS org,"
        + " coalesce(sum(usd) FILTER (WHERE member = ?), 0) AS own, coalesce(sum(usd), 0) AS usd, coalesce(max(expires_at), ?) AS until"
        + " FROM advice_reserved WHERE day >= ? AND day <= ? AND expires_at > ?) AS held")
        .with(today, member.value(), today, member.value(), first, today, today, member.value(), today, member.value(),
            now, first, today, now)
        .first(row -> new Standing(
            new Used(row.number("person"), row.number("org"), Money.usd(row.text("own")),
                Money.usd(row.text("usd"))),
            new Used(row.number("held_person"), row.number("held_org"), Money.usd(row.text("held_own")),
                Money.usd(row.text("held_usd"))),
            row.instant("until")))
        .orElseThrow();
  }

  private static BigDecimal usd(Optional<Money> cost) {
    return cost.map(Money::amount).orElse(BigDecimal.ZERO);
  }

  private static Share share(Row row) throws SQLException {
    return new Share(row.text("prompt"), row.text("model"), row.number("inquiries"),
        new Tokens(row.number("tokens_in"), row.number("tokens_out")),
        cost(row));
  }

  /** Where nothing that took something had a price the sum is nothing, which is not known. */
  private static Cost cost(Row row) throws SQLException {
    Money usd = Money.usd(row.text("usd"));
    boolean isWhole = row.number("unpriced") == 0;
    return new Cost(usd.isZero() && !isWhole ? Optional.empty() : Optional.of(usd), isWhole);
  }
}
