package io.opsmate.skills.advice;

import io.opsmate.skills.advice.Spending.Exhausted;
import io.opsmate.skills.advice.Spending.Gauge;
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
 * @param orgMoney a month; what has no price counts as nothing here, and by its tokens above
 */
public record SpendingLimits(long personTokens, long orgTokens, Money orgMoney) {
  /** Source: ours; a day of a few dozen long questions, and a sum that nobody has to ask for first. */
  public static final SpendingLimits DEFAULT = new SpendingLimits(200_000, 2_000_000, Money.usd("50"));

  public SpendingLimits {
    if (personTokens < 1 || orgTokens < 1 || orgMoney.isNegative() || orgMoney.isZero()) {
      throw new IllegalArgumentException("limits of zero; switch the language model off instead");
    }
  }

  /** What was used: today in tokens, this month in money. */
  public record Used(long personTokens, long orgTokens, Money orgMoney) {}

  /** The limit that is reached, the one that lasts longest first. */
  public Optional<Exhausted> exhausted(Used used, Instant now) {
    LocalDate today = day(now);
    if (used.orgMoney().compareTo(orgMoney) >= 0) {
      return Optional.of(new Exhausted("this month's " + orgMoney.shown() + " for the language model are spent",
          begin(today.with(TemporalAdjusters.firstDayOfNextMonth()))));
    }
    if (used.orgTokens() >= orgTokens) {
      return Optional.of(new Exhausted("today's tokens of this workspace are used up", begin(today.plusDays(1))));
    }
    return used.personTokens() >= personTokens
        ? Optional.of(new Exhausted("your tokens of today are used up", begin(today.plusDays(1))))
        : Optional.empty();
  }

  public List<Gauge> gauges(Used used) {
    return List.of(new Gauge("your tokens today", whole(used.personTokens()), whole(personTokens)),
        new Gauge("this workspace's tokens today", whole(used.orgTokens()), whole(orgTokens)),
        new Gauge("this workspace's money this month", used.orgMoney().shown(), orgMoney.shown()));
  }

  /** The day that a moment counts for. */
  public static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static String whole(long number) {
    return "%,d".formatted(number);
  }
}
