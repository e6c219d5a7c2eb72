package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Spending;
import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Gauge;
import io.opsmate.skills.advice.Spending.Reservation;
import io.opsmate.skills.advice.Spending.Share;
import io.opsmate.skills.advice.Spending.Spent;
import io.opsmate.skills.advice.SpendingLimits;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.PromptRef;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Spending} keeps. It is new for each test and has {@link #LIMITS}. */
public interface SpendingContract {
  SpendingLimits LIMITS = new SpendingLimits(100, 250, Money.usd("0.80"), Money.usd("1.00"));

  /** The contract's day is the 24th of November, UTC. */
  Instant NOON = SetClock.NOON;

  Instant TOMORROW = Instant.parse("2026-11-25T00:00:00Z");
  Instant NEXT_MONTH = Instant.parse("2026-12-01T00:00:00Z");
  Duration LASTS = Duration.ofMinutes(5);
  MemberId ANA = Boxes.REQUESTER;
  MemberId BEN = Boxes.APPROVER;

  Transactions transactions();

  Spending spending();

  /** The same books by other connections, where there are any. */
  default Transactions otherReplica() {
    return transactions();
  }

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
  default void aPersonStopsAtTheirMoneyOfAMonthAndOthersGoOn() {
    spend(Orgs.ACME, ANA, Instant.parse("2026-11-01T00:00:00Z"), 1, 1, "0.55");
    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 1, "0.26")).map(Exhausted::until).contains(NEXT_MONTH);

    spend(Orgs.ACME, ANA, NOON, 1, 1, "0.25");

    assertThat(exhausted(Orgs.ACME, ANA, TOMORROW)).map(Exhausted::until).contains(NEXT_MONTH);
    assertThat(exhausted(Orgs.ACME, BEN, NOON)).isEmpty();
    assertThat(exhausted(Orgs.ACME, ANA, NEXT_MONTH)).isEmpty();
  }

  @Test
  default void onePersonFiftyTimesAtOnceNeverSetsAsideMoreThanTheirMoney() {
    assertThat(held(IntStream.range(0, 50)
        .mapToObj(_ -> reservation(UUID.randomUUID(), ANA, NOON, 1, "0.30"))
        .toList())).hasSize(2);
  }

  @Test
  default void whatIsKnownOfACostCountsWhereAPartHasNoPrice() {
    spent(Orgs.ACME, new Spent(ANA, NOON, new PromptRef("boxes/answer", 1), "local", new Tokens(1, 1),
        new Cost(Optional.of(Money.usd("0.80")), false)));

    assertThat(exhausted(Orgs.ACME, ANA, NOON)).map(Exhausted::until).contains(NEXT_MONTH);
  }

  @Test
  default void whatIsSetAsideCountsUntilItIsReleased() {
    UUID id = UUID.randomUUID();
    assertThat(reserve(Orgs.ACME, id, ANA, NOON, 60, "0.10")).isEmpty();

    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 41, "0.10")).map(Exhausted::until)
        .contains(NOON.plus(LASTS));
    assertThat(used(ANA, NOON)).containsExactly("60", "$0.10", "60", "$0.10");
    assertThat(release(Orgs.ACME, id)).isTrue();

    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 100, "0.10")).isEmpty();
  }

  @Test
  default void whatDoesNotFitBesideWhatWasSpentIsRefusedForTheDay() {
    spend(Orgs.ACME, ANA, NOON, 50, 0, "0.01");

    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 51, "0.01")).map(Exhausted::until).contains(TOMORROW);
    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 50, "0.01")).isEmpty();
  }

  @Test
  default void moneyIsSetAsideForTheMonth() {
    spend(Orgs.ACME, BEN, Instant.parse("2026-11-01T00:00:00Z"), 1, 1, "0.60");

    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 1, "0.41")).map(Exhausted::until)
        .contains(NEXT_MONTH);
    assertThat(reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 1, "0.40")).isEmpty();
    assertThat(reserve(Orgs.OTHER, UUID.randomUUID(), ANA, NOON, 1, "0.41")).isEmpty();
  }

  @Test
  default void aRefusedReservationHoldsNothing() {
    reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 101, "0.10");

    assertThat(used(ANA, NOON)).containsExactly("0", "$0.00", "0", "$0.00");
  }

  @Test
  default void whatACrashedProcessSetAsideExpires() {
    reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON, 100, "0.80");
    Instant expiry = NOON.plus(LASTS);

    assertThat(exhausted(Orgs.ACME, ANA, expiry.minusSeconds(1))).isPresent();
    assertThat(exhausted(Orgs.ACME, ANA, expiry)).isEmpty();
    assertThat(used(ANA, expiry)).containsExactly("0", "$0.00", "0", "$0.00");
  }

  @Test
  default void aReservationIsReleasedOnceAlsoWhenItHasExpired() {
    UUID id = UUID.randomUUID();
    reserve(Orgs.ACME, id, ANA, NOON, 10, "0.10");
    reserve(Orgs.ACME, UUID.randomUUID(), ANA, NOON.plus(LASTS).plusSeconds(1), 10, "0.10");

    assertThat(release(Orgs.OTHER, id)).isFalse();
    assertThat(release(Orgs.ACME, id)).isTrue();
    assertThat(release(Orgs.ACME, id)).isFalse();
  }

  @Test
  default void fiftyPeopleAtOnceNeverSetAsideMoreThanTheirOrgHas() {
    List<UUID> held = held(IntStream.range(0, 50)
        .mapToObj(number -> reservation(UUID.randomUUID(), new MemberId("U" + number), NOON, 20, "0.01"))
        .toList());

    assertThat(held).hasSize(12);
    held.forEach(id -> transactions().run(Orgs.ACME, tx -> {
      assertThat(spending().release(tx, id)).isTrue();
      spending().spent(tx, new Spent(BEN, NOON, new PromptRef("boxes/answer", 1), "small", new Tokens(15, 5),
          Optional.of(Money.usd("0.01"))));
    }));
    assertThat(used(ANA, NOON)).containsExactly("0", "$0.00", "240", "$0.12");
  }

  @Test
  default void onePersonFiftyTimesAtOnceNeverSetsAsideMoreThanTheirDay() {
    assertThat(held(IntStream.range(0, 50)
        .mapToObj(_ -> reservation(UUID.randomUUID(), ANA, NOON, 30, "0.01"))
        .toList())).hasSize(3);
  }

  @Test
  default void fiftyAtOnceNeverSetAsideMoreThanTheMonthsMoney() {
    assertThat(held(IntStream.range(0, 50)
        .mapToObj(number -> reservation(UUID.randomUUID(), new MemberId("U" + number), NOON, 1, "0.30"))
        .toList())).hasSize(3);
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
            tuple("$0.25", "$0.80"), tuple("72", "250"), tuple("$0.50", "$1.00"));
    assertThat(account.shares()).containsExactly(
        new Share("boxes/answer@1", "small", 3, new Tokens(40, 30), Cost.of(Optional.of(Money.usd("0.5")))),
        new Share("boxes/count@2", "local", 1, new Tokens(1, 1), Cost.of(Optional.empty())));
  }

  @Test
  default void aShareKeepsWhatIsKnownWhereSomethingIsUnpriced() {
    spend(Orgs.ACME, ANA, NOON, 10, 5, "0.125");
    spent(Orgs.ACME,
        new Spent(ANA, NOON, new PromptRef("boxes/answer", 1), "small", new Tokens(1, 1), Optional.empty()));

    assertThat(transactions().in(Orgs.ACME, tx -> spending().account(tx, ANA, NOON)).shares()).singleElement()
        .extracting(Share::cost)
        .isEqualTo(new Cost(Optional.of(Money.usd("0.125")), false));
  }

  /** A provider that could not be reached charges nothing; that is no price. */
  @Test
  default void aShareOfAModelWithoutAPriceIsWithoutOne() {
    spent(Orgs.ACME,
        new Spent(ANA, NOON, new PromptRef("boxes/answer", 1), "local", new Tokens(1, 1), Optional.empty()));
    spent(Orgs.ACME, new Spent(ANA, NOON, new PromptRef("boxes/answer", 1), "local", Tokens.NONE, Cost.NOTHING));

    assertThat(transactions().in(Orgs.ACME, tx -> spending().account(tx, ANA, NOON)).shares()).singleElement()
        .extracting(share -> share.cost().shown())
        .isEqualTo("without a price");
  }

  private List<String> used(MemberId member, Instant now) {
    return transactions().in(Orgs.ACME, tx -> spending().account(tx, member, now))
        .gauges()
        .stream()
        .map(Gauge::used)
        .toList();
  }

  private void spend(OrgId org, MemberId member, Instant at, long in, long out, String usd) {
    spent(org, new Spent(member, at, new PromptRef("boxes/answer", 1), "small", new Tokens(in, out),
        Optional.of(Money.usd(usd))));
  }

  private void spent(OrgId org, Spent spent) {
    transactions().run(org, tx -> spending().spent(tx, spent));
  }

  /** Whether the smallest reservation is refused. */
  private Optional<Exhausted> exhausted(OrgId org, MemberId member, Instant now) {
    UUID id = UUID.randomUUID();
    Optional<Exhausted> refusal = reserve(org, id, member, now, 1, "0");
    release(org, id);
    return refusal;
  }

  private boolean release(OrgId org, UUID id) {
    return transactions().in(org, tx -> spending().release(tx, id));
  }

  private Optional<Exhausted> reserve(OrgId org, UUID id, MemberId member, Instant at, long tokens, String usd) {
    return reserve(transactions(), org, reservation(id, member, at, tokens, usd));
  }

  private Optional<Exhausted> reserve(Transactions replica, OrgId org, Reservation reservation) {
    return replica.in(org, tx -> spending().reserve(tx, reservation));
  }

  private static Reservation reservation(UUID id, MemberId member, Instant at, long tokens, String usd) {
    return new Reservation(id, member, at, at.plus(LASTS), tokens, Optional.of(Money.usd(usd)));
  }

  /** Each at once, from one replica and the other in turns. */
  private List<UUID> held(Collection<Reservation> wanted) {
    List<UUID> held = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
      int number = 0;
      for (Reservation one : wanted) {
        Transactions replica = number++ % 2 == 0 ? transactions() : otherReplica();
        people.submit(() -> {
          start.await();
          if (reserve(replica, Orgs.ACME, one).isEmpty()) {
            held.add(one.id());
          }
          return true;
        });
      }
      start.countDown();
    }
    return held;
  }
}
