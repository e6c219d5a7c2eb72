package io.opsmate.skills.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.digest.Schedule.Occurrence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Over all zones there are, at all times from 1990 to 2040. */
class ScheduleProperties {
  private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
  private static final long FROM = 631_152_000L;
  private static final long TO = 2_208_988_800L;

  @Property(tries = 3000)
  void theNextTimeIsTheEarliestAfterNowAndOnOneOfTheDays(@ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 1439) int minute, @ForAll @Size(min = 1, max = 7) Set<DayOfWeek> days,
      @ForAll @LongRange(min = FROM, max = TO) long second) {
    Schedule schedule = new Schedule(days, time(minute), zone);
    Instant now = Instant.ofEpochSecond(second);

    Occurrence next = schedule.after(now);

    assertThat(next.at()).isAfter(now).isBefore(now.plus(Duration.ofDays(16)));
    assertThat(days).contains(next.day().getDayOfWeek());
    for (LocalDate day = schedule.today(now).minusDays(1); day.isBefore(next.day()); day = day.plusDays(1)) {
      assertThat(schedule.on(day).filter(one -> one.at().isAfter(now))).as("%s", day).isEmpty();
    }
  }

  @Property(tries = 3000)
  void eachDayThatTakesPlaceHasOneTimeWhichIsItsOwnUnlessTheClocksJumped(@ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 1439) int minute, @ForAll @LongRange(min = FROM, max = TO) long second) {
    Schedule schedule = new Schedule(DAILY, time(minute), zone);
    LocalDate day = schedule.today(Instant.ofEpochSecond(second));

    Occurrence one = schedule.on(day).orElseThrow();

    ZonedDateTime local = one.at().atZone(zone);
    if (zone.getRules().getValidOffsets(day.atTime(schedule.time())).isEmpty()) {
      assertThat(local.toLocalDateTime()).isAfter(day.atTime(schedule.time()));
      assertThat(zone.getRules().getTransition(day.atTime(schedule.time())).getInstant()).isEqualTo(one.at());
    } else {
      assertThat(local.toLocalDateTime()).isEqualTo(day.atTime(schedule.time()));
      assertThat(local.withEarlierOffsetAtOverlap()).isEqualTo(local);
    }
  }

  @Property(tries = 500)
  void goingFromTimeToTimeForTwoYearsLeavesOutNoDayAndComesToNoneTwice(@ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 1439) int minute, @ForAll @LongRange(min = FROM, max = TO) long second) {
    Schedule schedule = new Schedule(DAILY, time(minute), zone);
    Occurrence at = schedule.after(Instant.ofEpochSecond(second));

    for (int step = 0; step < 730; step++) {
      Occurrence next = schedule.after(at.at());
      LocalDate expected = at.day().plusDays(1);
      while (schedule.on(expected).isEmpty()) {
        expected = expected.plusDays(1);
      }
      assertThat(next.day()).isEqualTo(expected);
      at = next;
    }
  }

  @Property(tries = 3000)
  void whatIsDueNowWasNotDueBeforeItsTime(@ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 1439) int minute,
      @ForAll @LongRange(min = FROM, max = TO) long second) {
    Schedule schedule = new Schedule(DAILY, time(minute), zone);
    Instant now = Instant.ofEpochSecond(second);

    schedule.due(now).ifPresent(due -> {
      assertThat(due.at()).isBeforeOrEqualTo(now);
      assertThat(due.day()).isEqualTo(schedule.today(now));
      assertThat(schedule.endOf(due.day())).isAfter(now);
      assertThat(schedule.due(due.at().minusMillis(1)).filter(due::equals)).isEmpty();
    });
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
  }

  private static LocalTime time(int minute) {
    return LocalTime.ofSecondOfDay(minute * 60L);
  }
}
