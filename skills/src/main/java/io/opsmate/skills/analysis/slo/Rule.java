package io.opsmate.skills.analysis.slo;

import java.time.Duration;

/**
 * When a budget burns too fast: over a long window, so that it matters, and over a short one, so that it still goes on.
 * Source: Google SRE workbook, Alerting on SLOs; parts of a budget of 30 days.
 *
 * @param burn times the rate that uses up the budget in just its period
 */
public record Rule(Alarm alarm, double burn, Duration over, Duration stillOver) {
  /** Who has to know. */
  public enum Alarm {
    NONE, TICKET, PAGE
  }

  /** 2 % of the budget in an hour. */
  public static final Rule FAST = new Rule(Alarm.PAGE, 14.4, Duration.ofHours(1), Duration.ofMinutes(5));

  /** 5 % of the budget in six hours. */
  public static final Rule SLOW = new Rule(Alarm.PAGE, 6, Duration.ofHours(6), Duration.ofMinutes(30));

  /** 10 % of the budget in three days. */
  public static final Rule CREEPING = new Rule(Alarm.TICKET, 1, Duration.ofDays(3), Duration.ofHours(6));
}
