package io.opsmate.skills.analysis.dora;

import io.opsmate.skills.analysis.dora.FourKeys.Frequency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The weeks of a span, begun ones included.
 *
 * @param first first day
 * @param last last day, included
 */
record Calendar(LocalDate first, LocalDate last) {
  private static final double DAYS_OF_A_DAILY_WEEK = 3;

  static Calendar of(Instant from, Instant until) {
    return new Calendar(LocalDate.ofInstant(from, ZoneOffset.UTC), LocalDate.ofInstant(until, ZoneOffset.UTC));
  }

  /** Daily, when the median week has three days with a deploy; weekly, monthly, when the median one has any. */
  Frequency frequency(List<Instant> deploys) {
    Map<LocalDate, Set<LocalDate>> daysByWeek = new TreeMap<>();
    first.datesUntil(last.plusDays(1)).forEach(day -> daysByWeek.computeIfAbsent(week(day), _ -> new HashSet<>()));
    for (Instant deploy : deploys) {
      LocalDate day = LocalDate.ofInstant(deploy, ZoneOffset.UTC);
      daysByWeek.computeIfAbsent(week(day), _ -> new HashSet<>()).add(day);
    }
    double days = Medians.of(daysByWeek.values().stream().mapToDouble(Set::size).toArray());
    if (days >= DAYS_OF_A_DAILY_WEEK) {
      return Frequency.DAILY;
    }
    if (days >= 1) {
      return Frequency.WEEKLY;
    }
    Map<YearMonth, Boolean> months = new TreeMap<>();
    first.datesUntil(last.plusDays(1)).forEach(day -> months.putIfAbsent(YearMonth.from(day), false));
    deploys.forEach(deploy -> months.put(YearMonth.from(deploy.atOffset(ZoneOffset.UTC)), true));
    double month = Medians.of(months.values().stream().mapToDouble(has -> has ? 1 : 0).toArray());
    return month >= 1 ? Frequency.MONTHLY : Frequency.YEARLY;
  }

  private static LocalDate week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
  }
}
