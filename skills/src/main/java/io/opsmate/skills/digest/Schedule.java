package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Weekdays;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At which local time, on which days of the week, in which zone. Always worked out with the zone's rules as they are now.
 *
 * <p>A time that the clocks jump over is the first moment after the jump; one that comes twice is the first of the two.
 * A day that a zone left out altogether does not take place.
 */
public record Schedule(Set<DayOfWeek> days, LocalTime time, ZoneId zone) {
  /** Unit: days. A week, and one more for a day that a zone left out. */
  private static final int AHEAD = 9;

  public Schedule {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("a digest needs at least one day of the week");
    }
    days = Set.copyOf(days);
    time = time.truncatedTo(ChronoUnit.MINUTES);
  }

  /** One time it is due. */
  public record Occurrence(LocalDate day, Instant at) {}

  /** The first one after {@code moment}; {@code moment} itself does not count. */
  public Occurrence after(Instant moment) {
    LocalDate today = today(moment);
    return Stream.iterate(today.minusDays(1), day -> day.plusDays(1))
        .limit(AHEAD + 1L)
        .flatMap(day -> on(day).stream())
        .filter(one -> one.at().isAfter(moment))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no day of " + days + " follows " + moment + " in " + zone));
  }

  /** That of the local day it is now, when its time has come. */
  public Optional<Occurrence> due(Instant now) {
    return on(today(now)).filter(one -> !one.at().isAfter(now));
  }

  /** That of a day; empty when the day is none of its days, or did not take place. */
  public Optional<Occurrence> on(LocalDate day) {
    return days.contains(day.getDayOfWeek()) && takesPlace(day)
        ? Optional.of(new Occurrence(day, moment(day.atTime(time))))
        : Optional.empty();
  }

  public LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone);
  }

  /** The first moment after {@code moment} that is whole steps from its time on {@code day}. */
  Instant step(LocalDate day, Duration step, Instant moment) {
    Instant from = moment(day.atTime(time));
    long steps = Math.floorDiv(Duration.between(from, moment).toMillis(), step.toMillis()) + 1;
    return from.plus(step.multipliedBy(steps));
  }

  /** When the day after {@code day} begins. */
  Instant endOf(LocalDate day) {
    return moment(day.plusDays(1).atStartOfDay());
  }

  /** For people: {@code Monday to Friday at 09:00, Europe/Berlin}. */
  public String shown() {
    return Weekdays.shown(EnumSet.copyOf(days)) + " at " + time + ", " + zone;
  }

  private Instant moment(LocalDateTime local) {
    ZoneOffsetTransition jump = zone.getRules().getTransition(local);
    return jump != null && jump.isGap()
        ? jump.getInstant()
        : local.toInstant(zone.getRules().getValidOffsets(local).getFirst());
  }

  private boolean takesPlace(LocalDate day) {
    ZoneOffsetTransition jump = zone.getRules().getTransition(day.atStartOfDay());
    return jump == null || !jump.isGap() || jump.getDateTimeAfter().isBefore(day.plusDays(1).atStartOfDay());
  }
}
