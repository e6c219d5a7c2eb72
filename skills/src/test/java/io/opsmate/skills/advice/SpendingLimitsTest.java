package io.opsmate.skills.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Reservation;
import io.opsmate.skills.advice.SpendingLimits.Standing;
import io.opsmate.skills.advice.SpendingLimits.Used;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpendingLimitsTest {
  private static final Instant NOON = Instant.parse("2026-12-31T12:00:00Z");
  private static final Instant SOON = NOON.plusSeconds(390);
  private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
  private static final Used NOTHING = used(0, 0, "0");
  private static final SpendingLimits LIMITS = new SpendingLimits(100, 250, Money.usd("0.90"), Money.usd("1.00"));

  @Test
  void whatJustFitsIsNotRefused() {
    assertThat(refusal(used(40, 190, "0.60"), used(20, 20, "0.10"), 40, "0.30")).isEmpty();
  }

  @Test
  void eachReasonHasItsWordsAndItsEnd() {
    assertThat(refusal(used(0, 0, "1.00"), NOTHING, 1, "0"))
        .contains(new Exhausted("this month's $1.00 for the language model are spent", NEW_YEAR));
    assertThat(refusal(used(0, 0, "0.95"), NOTHING, 1, "0.06")).contains(new Exhausted(
        "what is left of this month's $1.00 for the language model may not do for an answer", NEW_YEAR));
    assertThat(refusal(used(0, 250, "0"), NOTHING, 1, "0"))
        .contains(new Exhausted("today's tokens of this workspace are used up", NEW_YEAR));
    assertThat(refusal(used(0, 240, "0"), NOTHING, 11, "0")).contains(
        new Exhausted("what is left of this workspace's tokens of today may not do for an answer", NEW_YEAR));
    assertThat(refusal(used(100, 100, "0"), NOTHING, 1, "0"))
        .contains(new Exhausted("your tokens of today are used up", NEW_YEAR));
    assertThat(refusal(used(90, 90, "0"), NOTHING, 11, "0"))
        .contains(new Exhausted("what is left of your tokens of today may not do for an answer", NEW_YEAR));
  }

  @Test
  void aPersonsMoneyHasItsWordsToo() {
    assertThat(refusal(used(0, 0, "0.90", "0.90"), NOTHING, 1, "0"))
        .contains(new Exhausted("your $0.90 of this month for the language model are spent", NEW_YEAR));
    assertThat(refusal(used(0, 0, "0.85", "0.85"), NOTHING, 1, "0.06")).contains(new Exhausted(
        "what is left of your $0.90 of this month for the language model may not do for an answer", NEW_YEAR));
  }

  @Test
  void whatOnlyWhatIsBeingAnsweredStandsInTheWayOfHasRoomSoon() {
    Optional<Exhausted> soon =
        Optional.of(new Exhausted("what is left is set aside for what is being answered now", SOON));

    assertThat(refusal(NOTHING, used(60, 60, "0"), 41, "0")).isEqualTo(soon);
    assertThat(refusal(NOTHING, used(0, 200, "0"), 51, "0")).isEqualTo(soon);
    assertThat(refusal(NOTHING, used(0, 0, "0.80"), 1, "0.21")).isEqualTo(soon);
  }

  @Test
  void theLeastOfADayAdmitsAQuestionAfterTheDearestRouting() {
    assertThat(afterRouting(Budget.LEAST_OF_A_DAY)).isEmpty();
    assertThat(afterRouting(Budget.LEAST_OF_A_DAY - 1)).isPresent();
  }

  private static Optional<Exhausted> afterRouting(long tokens) {
    long routed = Budget.ROUTING.most();
    return new SpendingLimits(tokens, tokens, Money.usd("1"), Money.usd("1"))
        .refusal(new Standing(used(routed, routed, "0"), NOTHING, SOON), new Reservation(new UUID(0, 1),
            new MemberId("U1"), NOON, SOON, Budget.QUESTION.most(), Optional.empty()));
  }

  @Test
  void anAnswerDearerThanTheMonthIsSaidToBe() {
    assertThat(refusal(NOTHING, NOTHING, 1, "1.61")).map(Exhausted::because)
        .contains("one answer may cost $1.61, and the limit of a month is $0.90 for a person");
  }

  private static Optional<Exhausted> refusal(Used spent, Used held, long tokens, String usd) {
    return LIMITS.refusal(new Standing(spent, held, SOON), new Reservation(new UUID(0, 1), new MemberId("U1"), NOON,
        SOON, tokens, Optional.of(Money.usd(usd))));
  }

  private static Used used(long person, long org, String usd) {
    return used(person, org, "0", usd);
  }

  private static Used used(long person, long org, String own, String usd) {
    return new Used(person, org, Money.usd(own), Money.usd(usd));
  }
}
