package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Gauge;
import io.opsmate.skills.advice.Spending.Reservation;
import io.opsmate.skills.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;

/**
 * How much of a language model a person and an org may use.
 *
 * @param personTokens in and out, a day
 * @param orgTokens in and out, a day
 * @param personMoney a month, as the next
 * @param orgMoney a month; what has no price counts as nothing here, and by its tokens above
 */
public record SpendingLimits(long personTokens, long orgTokens, Money personMoney, Money orgMoney) {
  /** Source: ours; a day of a few dozen long questions, and a sum that nobody has to ask for first. */
  public static final SpendingLimits DEFAULT =
      new SpendingLimits(200_000, 2_000_000, Money.usd("20"), Money.usd("50"));

  public SpendingLimits {
    if (personTokens < 1 || orgTokens < 1 || isNothing(personMoney) || isNothing(orgMoney)) {
      throw new IllegalArgumentException("limits of zero; switch the language model off instead");
    }
  }

  private static boolean isNothing(Money limit) {
    return limit.isNegative() || limit.isZero();
  }

  /** What was used: today in tokens, this month in money. */
  public record Used(long personTokens, long orgTokens, Money personMoney, Money orgMoney) {
    public Used plus(Used more) {
      return new Used(personTokens + more.personTokens, orgTokens + more.orgTokens,
          personMoney.plus(more.personMoney), orgMoney.plus(more.orgMoney));
    }
  }

  /**
   * Where an org and a person stand.
   *
   * @param held what is set aside for others' inquiries and the person's own
   * @param heldUntil when the last of that expires; any time when nothing is
   */
  public record Standing(Used spent, Used held, Instant heldUntil) {
    /** With what is set aside. */
    public Used used() {
      return spent.plus(held);
    }
  }

  /**
   * Why this does not fit: the limit that is reached, the one that lasts longest first; or what is set aside now, which
   * will be free again soon.
   */
  public Optional<Exhausted> refusal(Standing standing, Reservation wanted) {
    Instant now = wanted.at();
    Money cost = wanted.cost().orElse(Money.usd("0"));
    Used most = new Used(wanted.tokens(), wanted.tokens(), cost, cost);
    return reached(standing.spent(), now).or(() -> neverFits(most, now))
        .or(() -> tooLittleLeft(standing.spent().plus(most), now))
        .or(() -> tooLittleLeft(standing.used().plus(most), now)
            .map(_ -> new Exhausted("what is left is set aside for what is being answered now", standing.heldUntil())));
  }

  private Optional<Exhausted> reached(Used used, Instant now) {
    if (used.orgMoney().compareTo(orgMoney) >= 0) {
      return Optional.of(
          new Exhausted("this month's " + orgMoney.shown() + " for the language model are spent", nextMonth(now)));
    }
    if (used.personMoney().compareTo(personMoney) >= 0) {
      return Optional
          .of(new Exhausted("your " + personMoney.shown() + " of this month for the language model are spent",
              nextMonth(now)));
    }
    if (used.orgTokens() >= orgTokens) {
      return Optional.of(new Exhausted("today's tokens of this workspace are used up", tomorrow(now)));
    }
    return used.personTokens() >= personTokens
        ? Optional.of(new Exhausted("your tokens of today are used up", tomorrow(now)))
        : Optional.empty();
  }

  /** Tokens are compared with a question's when settings are read; what a question costs is known only with its model. */
  private Optional<Exhausted> neverFits(Used most, Instant now) {
    Money least = personMoney.compareTo(orgMoney) < 0 ? personMoney : orgMoney;
    return most.orgMoney().compareTo(least) > 0
        ? Optional.of(new Exhausted("one answer may cost " + most.orgMoney().shown() + ", and the limit of a month is "
            + least.shown() + (least == orgMoney ? "" : " for a person"), nextMonth(now)))
        : Optional.empty();
  }

  private Optional<Exhausted> tooLittleLeft(Used with, Instant now) {
    if (with.orgMoney().compareTo(orgMoney) > 0) {
      return Optional.of(new Exhausted(
          "what is left of this month's " + orgMoney.shown() + " for the language model may not do for an answer",
          nextMonth(now)));
    }
    if (with.personMoney().compareTo(personMoney) > 0) {
      return Optional.of(new Exhausted("what is left of your " + personMoney.shown()
          + " of this month for the language model may not do for an answer", nextMonth(now)));
    }
    if (with.orgTokens() > orgTokens) {
      return Optional.of(
          new Exhausted("what is left of this workspace's tokens of today may not do for an answer", tomorrow(now)));
    }
    return with.personTokens() > personTokens
        ? Optional.of(new Exhausted("what is left of your tokens of today may not do for an answer", tomorrow(now)))
        : Optional.empty();
  }

  public List<Gauge> gauges(Used used) {
    return List.of(new Gauge("your tokens today", whole(used.personTokens()), whole(personTokens)),
        new Gauge("your money this month", used.personMoney().shown(), personMoney.shown()),
        new Gauge("this workspace's tokens today", whole(used.orgTokens()), whole(orgTokens)),
        new Gauge("this workspace's money this month", used.orgMoney().shown(), orgMoney.shown()));
  }

  /** The day that a moment counts for. */
  public static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private static Instant tomorrow(Instant now) {
    return begin(day(now).plusDays(1));
  }

  private static Instant nextMonth(Instant now) {
    return begin(day(now).with(TemporalAdjusters.firstDayOfNextMonth()));
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String whole(long number) {
    return "%,d".formatted(number);
  }
}
