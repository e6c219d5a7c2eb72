package io.opsmate.skills.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.digest.Schedule.Occurrence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

  @Test
  void theNextTimeIsTodayBeforeItAndTomorrowAtIt() {
    Schedule nine = at("09:00", BERLIN);

    assertThat(nine.after(Instant.parse("2026-11-24T07:59:59Z")))
        .isEqualTo(occurrence("2026-11-24", "2026-11-24T08:00:00Z"));
    assertThat(nine.after(Instant.parse("2026-11-24T08:00:00Z")))
        .isEqualTo(occurrence("2026-11-25", "2026-11-25T08:00:00Z"));
  }

  @Test
  void onlyItsDaysCount() {
    Schedule weekdays =
        new Schedule(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), BERLIN);

    assertThat(weekdays.after(Instant.parse("2026-11-20T08:00:00Z")).day()).isEqualTo(LocalDate.parse("2026-11-23"));
    assertThat(weekdays.due(Instant.parse("2026-11-21T20:00:00Z"))).isEmpty();
  }

  @Test
  void aTimeThatTheClocksJumpOverIsTheFirstMomentAfterIt() {
    assertThat(at("02:30", BERLIN).after(Instant.parse("2027-03-27T12:00:00Z")))
        .isEqualTo(occurrence("2027-03-28", "2027-03-28T01:00:00Z"));
  }

  @Test
  void aTimeThatComesTwiceIsTheFirstOfTheTwoAndOnce() {
    Schedule schedule = at("02:30", BERLIN);

    Occurrence first = schedule.after(Instant.parse("2026-10-24T12:00:00Z"));
    assertThat(first).isEqualTo(occurrence("2026-10-25", "2026-10-25T00:30:00Z"));
    assertThat(schedule.after(first.at()).day()).isEqualTo(LocalDate.parse("2026-10-26"));
  }

  @Test
  void aDayThatAZoneLeftOutDoesNotTakePlace() {
    Schedule samoa = at("09:00", ZoneId.of("Pacific/Apia"));

    assertThat(samoa.on(LocalDate.parse("2011-12-30"))).isEmpty();
    assertThat(samoa.after(Instant.parse("2011-12-29T19:00:00Z")).day()).isEqualTo(LocalDate.parse("2011-12-31"));
  }

  @Test
  void aTimeIsDueUntilItsLocalDayEnds() {
    Schedule late = at("23:30", ZoneId.of("America/New_York"));

    assertThat(late.due(Instant.parse("2026-11-25T04:29:59Z"))).isEmpty();
    assertThat(late.due(Instant.parse("2026-11-25T04:30:00Z"))).contains(occurrence("2026-11-24",
        "2026-11-25T04:30:00Z"));
    assertThat(late.due(Instant.parse("2026-11-25T05:00:00Z"))).isEmpty();
  }

  @Test
  void secondsAreNoneOfAnybodysBusinessAndADayThereMustBe() {
    assertThat(new Schedule(DAILY, LocalTime.of(9, 0, 59), BERLIN)).isEqualTo(at("09:00", BERLIN));
    assertThatThrownBy(() -> new Schedule(Set.of(), LocalTime.NOON, BERLIN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDayEndsWhenTheNextBeginsAlsoWhereClocksJumpAtMidnight() {
    Schedule beirut = at("09:00", ZoneId.of("Asia/Beirut"));
    LocalDate before = LocalDate.parse("2026-03-28");

    Instant end = beirut.endOf(before);

    assertThat(beirut.today(end)).isEqualTo(LocalDate.parse("2026-03-29"));
    assertThat(beirut.today(end.minus(Duration.ofSeconds(1)))).isEqualTo(before);
  }

  private static Schedule at(String time, ZoneId zone) {
    return new Schedule(DAILY, LocalTime.parse(time), zone);
  }

  private static Occurrence occurrence(String day, String at) {
    return new Occurrence(LocalDate.parse(day), Instant.parse(at));
  }
}
