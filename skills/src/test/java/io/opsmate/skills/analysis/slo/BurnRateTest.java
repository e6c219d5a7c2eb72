package io.opsmate.skills.analysis.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opsmate.skills.analysis.slo.BurnRate.State;
import io.opsmate.skills.analysis.slo.Objective.Floor;
import io.opsmate.skills.analysis.slo.Rule.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Traffic minute by minute, with rates of failure that are known. */
class BurnRateTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration DAYS = Duration.ofDays(4);

  private final BurnRate burn = new BurnRate(new Objective("checkout", .999, Floor.USUAL));
  private Instant now = START;

  @Test
  void aServiceThatFailsAsOftenAsItMayIsQuiet() {
    traffic(DAYS, 1_000, .0009);

    assertThat(state().alarm()).isEqualTo(Alarm.NONE);
    assertThat(state().because()).isEqualTo("checkout keeps within its error budget.");
  }

  @Test
  void twoPercentOfTheBudgetInAnHourIsAPage() {
    traffic(DAYS, 1_000, 0);
    traffic(Duration.ofMinutes(60), 1_000, .016);

    assertThat(state().alarm()).isEqualTo(Alarm.PAGE);
    assertThat(state().burns().getFirst().over()).isCloseTo(16, within(.6));
    assertThat(state().because()).contains("times too fast over an hour").endsWith("Look at it now.");
  }

  @Test
  void justTheRateOfAnAlarmIsOne() {
    burn.add(START, 10_000, 144);

    assertThat(burn.now().burns().getFirst().isAlarm()).isTrue();
  }

  @Test
  void whatIsOverIsNoPage() {
    traffic(DAYS, 1_000, 0);
    traffic(Duration.ofMinutes(60), 1_000, .016);
    traffic(Duration.ofMinutes(6), 1_000, 0);

    assertThat(state().burns().getFirst().isAlarm()).isFalse();
    assertThat(state().alarm()).isEqualTo(Alarm.NONE);
  }

  @Test
  void fivePercentOfTheBudgetInSixHoursIsAPage() {
    traffic(DAYS, 1_000, 0);
    traffic(Duration.ofHours(6), 1_000, .007);

    assertThat(state().alarm()).isEqualTo(Alarm.PAGE);
    assertThat(state().burns().getFirst().isAlarm()).isFalse();
    assertThat(state().because()).contains("over 6 hours", "over the last 30 minutes");
  }

  @Test
  void tenPercentOfTheBudgetInThreeDaysIsATicket() {
    traffic(DAYS, 1_000, .0015);

    assertThat(state().alarm()).isEqualTo(Alarm.TICKET);
    assertThat(state().because()).contains("over 3 days").endsWith("Look at it in the next days.");
  }

  @Test
  void aFailureOfAFewRequestsIsNoAlarmButIsSaid() {
    traffic(Duration.ofMinutes(58), 1, 0);
    burn.add(now, 2, 2);

    assertThat(state().alarm()).isEqualTo(Alarm.NONE);
    assertThat(state().because())
        .isEqualTo("checkout fails at 33.3 times the rate its budget allows over an hour, but that is only 2 of 60 "
            + "events; an alarm needs 5 of 100.");
  }

  @Test
  void windowsAreTrueToAThirtiethOfTheirLength() {
    Random random = new Random(3);
    Duration hour = Duration.ofHours(1);
    for (int minute = 0; minute < 600; minute++) {
      now = START.plus(Duration.ofMinutes(minute));
      burn.add(now, 100, random.nextInt(100));
    }
    BurnRate within = new BurnRate(new Objective("checkout", .999, Floor.USUAL));
    random = new Random(3);
    for (int minute = 0; minute < 600; minute++) {
      int failures = random.nextInt(100);
      Instant at = START.plus(Duration.ofMinutes(minute));
      if (at.isAfter(now.minus(hour))) {
        within.add(at, 100, failures);
      }
    }

    assertThat(state().burns().getFirst().over())
        .isCloseTo(within.at(now).burns().getFirst().over(), within(.03 * 1000));
  }

  @Test
  void theOrderOfEventsDoesNotMatter() {
    BurnRate other = new BurnRate(new Objective("checkout", .999, Floor.USUAL));
    for (int minute = 0; minute < 1_000; minute++) {
      burn.add(START.plus(Duration.ofMinutes(minute)), 10 + minute % 7, minute % 3);
    }
    for (int minute = 999; minute >= 0; minute--) {
      other.add(START.plus(Duration.ofMinutes(minute)), 10 + minute % 7, minute % 3);
    }

    assertThat(other.now()).isEqualTo(burn.now());
  }

  @Test
  void whatMakesNoSenseIsRefusedAndCounted() {
    assertThat(burn.add(START, -1, 0)).isFalse();
    assertThat(burn.add(START, 1, 2)).isFalse();
    assertThat(burn.add(START, Double.NaN, 0)).isFalse();
    assertThat(burn.add(START, Double.POSITIVE_INFINITY, 0)).isFalse();
    assertThat(burn.add(START, 1, Double.NaN)).isFalse();
    assertThat(burn.refused()).isEqualTo(5);
    assertThat(burn.now().alarm()).isEqualTo(Alarm.NONE);
  }

  @Test
  void whatCameThreeDaysLateIsCounted() {
    burn.add(START.plus(DAYS), 1, 0);
    burn.add(START, 1, 1);

    assertThat(burn.late()).isOne();
    assertThat(burn.now().burns()).allMatch(one -> one.over() == 0);
  }

  @Test
  void oneWrongClockDoesNotMakeAllOthersLate() {
    traffic(DAYS, 1_000, 0);
    burn.add(now.plus(Duration.ofDays(4_000)), 1, 0);
    traffic(Duration.ofMinutes(60), 1_000, .016);

    assertThat(burn.late()).isOne();
    assertThat(burn.now().alarm()).isEqualTo(Alarm.PAGE);
  }

  @Test
  void afterALongRestTheFirstEventsCountOnceOthersFollow() {
    traffic(DAYS, 1_000, 0);
    now = now.plus(Duration.ofDays(30));
    traffic(Duration.ofMinutes(60), 1_000, .016);

    assertThat(burn.late()).isZero();
    assertThat(burn.now().burns().getFirst().over()).isCloseTo(16, within(.6));
  }

  @Test
  void nothingAtAllIsQuiet() {
    assertThat(burn.now().alarm()).isEqualTo(Alarm.NONE);
  }

  @Test
  void anObjectiveOfAllOrNothingIsRefused() {
    assertThatThrownBy(() -> new Objective("x", 1, Floor.USUAL)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Objective("x", Double.NaN, Floor.USUAL)).isInstanceOf(IllegalArgumentException.class);
  }

  private State state() {
    return burn.at(now);
  }

  /** Minute by minute; failures are spread evenly. */
  private void traffic(Duration length, int events, double failing) {
    double owed = 0;
    for (int minute = 0; minute < length.toMinutes(); minute++) {
      now = now.plus(Duration.ofMinutes(1));
      owed += events * failing;
      burn.add(now, events, Math.floor(owed));
      owed -= Math.floor(owed);
    }
  }
}
