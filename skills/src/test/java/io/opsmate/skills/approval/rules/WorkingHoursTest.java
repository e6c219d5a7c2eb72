package io.opsmate.skills.approval.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The 24th of November 2026 is a Tuesday. */
class WorkingHoursTest {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime FIVE = LocalTime.of(17, 0);
  private static final Set<DayOfWeek> TUESDAY = EnumSet.of(DayOfWeek.TUESDAY);

  @Test
  void theFirstMinuteCountsAndTheLastDoesNot() {
    WorkingHours hours = new WorkingHours(ZoneId.of("UTC"), TUESDAY, NINE, FIVE);

    assertThat(hours.includes(Instant.parse("2026-11-24T08:59:59Z"))).isFalse();
    assertThat(hours.includes(Instant.parse("2026-11-24T09:00:00Z"))).isTrue();
    assertThat(hours.includes(Instant.parse("2026-11-24T16:59:59Z"))).isTrue();
    assertThat(hours.includes(Instant.parse("2026-11-24T17:00:00Z"))).isFalse();
    assertThat(hours.includes(Instant.parse("2026-11-25T12:00:00Z"))).isFalse();
  }

  @Test
  void aNightBelongsToTheDayOnWhichItBegan() {
    WorkingHours night =
        new WorkingHours(ZoneId.of("UTC"), TUESDAY, LocalTime.of(22, 0), LocalTime.of(6, 0));

    assertThat(night.includes(Instant.parse("2026-11-24T21:59:00Z"))).isFalse();
    assertThat(night.includes(Instant.parse("2026-11-24T22:00:00Z"))).isTrue();
    assertThat(night.includes(Instant.parse("2026-11-25T05:59:00Z"))).isTrue();
    assertThat(night.includes(Instant.parse("2026-11-25T06:00:00Z"))).isFalse();
    assertThat(night.includes(Instant.parse("2026-11-24T05:00:00Z"))).isFalse();
    assertThat(night.includes(Instant.parse("2026-11-25T23:00:00Z"))).isFalse();
  }

  @Test
  void fromOneTimeToTheSameIsAWholeDay() {
    WorkingHours day = new WorkingHours(ZoneId.of("UTC"), TUESDAY, NINE, NINE);

    assertThat(day.includes(Instant.parse("2026-11-24T09:00:00Z"))).isTrue();
    assertThat(day.includes(Instant.parse("2026-11-25T08:59:00Z"))).isTrue();
    assertThat(day.includes(Instant.parse("2026-11-25T09:00:00Z"))).isFalse();
  }

  @Test
  void hoursAreThoseOfTheZone() {
    WorkingHours tokyo = new WorkingHours(ZoneId.of("Asia/Tokyo"), TUESDAY, NINE, FIVE);

    assertThat(tokyo.includes(Instant.parse("2026-11-24T00:00:00Z"))).isTrue();
    assertThat(tokyo.includes(Instant.parse("2026-11-24T12:00:00Z"))).isFalse();
  }

  @Test
  void theyAreSaidInTheOrderOfTheWeek() {
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY);

    assertThat(new WorkingHours(ZoneId.of("Europe/London"), days, NINE, FIVE).shown())
        .isEqualTo("Mon, Fri 09:00 to 17:00 (Europe/London)");
  }

  @Test
  void noDayAtAllIsAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WorkingHours(ZoneId.of("UTC"), Set.of(), NINE, FIVE));
  }
}
