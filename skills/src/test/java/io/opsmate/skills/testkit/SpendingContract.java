package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Gauge;
import io.opsmate.skills.advice.Spending.Share;
import io.opsmate.skills.advice.Spending.Spent;
import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Spending} keeps. It is new for each test and has {@link #LIMITS}. */
public interface SpendingContract {
  SpendingLimits LIMITS = new SpendingLimits(100, 250, Money.usd("1.00"));

  /** The contract's day is the 24th of November, UTC. */
  Instant NOON = SetClock.NOON;

  Instant TOMORROW = Instant.parse("2026-11-25T00:00:00Z");
  Instant NEXT_MONTH = Instant.parse("2026-12-01T00:00:00Z");
  MemberId ANA = Boxes.REQUESTER;
  MemberId BEN = Boxes.APPROVER;

  Transactions transactions();

  Spending spending();

  @Test
  default void nothingSpentIsNothingExhausted() {
    assertThat(exhausted(Orgs.ACME, ANA, NOON)).isEmpty();
  }

  @Test
  default void aPersonStopsAtTheirTokensOfADayAndOthersGoOn() {
    spend(Orgs.ACME, ANA, NOON, 60, 39, "0.01");
    assertThat(exhausted(Orgs.ACME, ANA, NOON)).isEmpty();

    spend(Orgs.ACME, ANA, NOON, 1, 0, "0.01");

    assertThat(exhausted(Orgs.ACME, ANA, NOON)).map(Exhausted::until).contains(TOMORROW);
    assertThat(exhausted(Orgs.ACME, BEN, NOON)).isEmpty();
    assertThat(exhausted(Orgs.ACME, ANA, TOMORROW)).isEmpty();
  }

  @Test
  default void anOrgStopsAtItsTokensOfADay() {
    spend(Orgs.ACME, BEN, NOON, 200, 50, "0.01");

    assertThat(exhausted(Orgs.ACME, ANA, NOON)).map(Exhausted::until).contains(TOMORROW);
    assertThat(exhausted(Orgs.OTHER, ANA, NOON)).isEmpty();
  }

  @Test
  default void anOrgStopsAtItsMoneyOfAMonth() {
    spend(Orgs.ACME, BEN, Instant.parse("2026-11-01T00:00:00Z"), 1, 1, "0.75");
    spend(Orgs.ACME, BEN, NOON, 1, 1, "0.25");

    assertThat(exhausted(Orgs.ACME, ANA, TOMORROW)).map(Exhausted::until).contains(NEXT_MONTH);
    assertThat(exhausted(Orgs.ACME, ANA, NEXT_MONTH)).isEmpty();
  }

  @Test
  default void theAccountShowsEveryGaugeAndWhereItWent() {
    spend(Orgs.ACME, ANA, NOON, 10, 5, "0.125");
    spend(Orgs.ACME, ANA, NOON.plusSeconds(1), 10, 5, "0.125");
    spend(Orgs.ACME, BEN, NOON, 20, 20, "0.25");
    spent(Orgs.ACME,
        new Spent(BEN, NOON, new PromptRef("boxes/count", 2), "local", new Tokens(1, 1), Optional.empty()));

    Spending.Account account = transactions().in(Orgs.ACME, tx -> spending().account(tx, ANA, NOON));

    assertThat(account.gauges()).extracting(Gauge::used, Gauge::limit)
        .containsExactly(tuple("30", "100"),
            tuple("72", "250"), tuple("$0.50", "$1.00"));
    assertThat(account.shares()).containsExactly(
        new Share("boxes/answer@1", "small", 3, new Tokens(40, 30), Optional.of(Money.usd("0.5"))),
        new Share("boxes/count@2", "local", 1, new Tokens(1, 1), Optional.empty()));
  }

  @Test
  default void aShareWithAnythingUnpricedHasNoCost() {
    spend(Orgs.ACME, ANA, NOON, 10, 5, "0.125");
    spent(Orgs.ACME,
        new Spent(ANA, NOON, new PromptRef("boxes/answer", 1), "small", new Tokens(1, 1), Optional.empty()));

    assertThat(transactions().in(Orgs.ACME, tx -> spending().account(tx, ANA, NOON)).shares()).singleElement()
        .extracting(Share::cost)
        .isEqualTo(Optional.empty());
  }

  private void spend(OrgId org, MemberId member, Instant at, long in, long out, String usd) {
    spent(org, new Spent(member, at, new PromptRef("boxes/answer", 1), "small", new Tokens(in, out),
        Optional.of(Money.usd(usd))));
  }

  private void spent(OrgId org, Spent spent) {
    transactions().run(org, tx -> spending().spent(tx, spent));
  }

  private Optional<Exhausted> exhausted(OrgId org, MemberId member, Instant now) {
    return transactions().in(org, tx -> spending().exhausted(tx, member, now));
  }
}
