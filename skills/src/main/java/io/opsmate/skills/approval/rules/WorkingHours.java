package io.opsmate.skills.approval.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When approvals of a rule count: on these weekdays from {@code from} until just before {@code to}, in a zone. A span that
 * ends at or before its begin runs over midnight and belongs to the day on which it began.
 */
public record WorkingHours(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public WorkingHours {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("working hours need at least one day");
    }
    days = Set.copyOf(days);
  }

  public boolean includes(Instant now) {
    ZonedDateTime there = now.atZone(zone);
    LocalTime time = there.toLocalTime();
    if (from.isBefore(to)) {
      return days.contains(there.getDayOfWeek()) && !time.isBefore(from) && time.isBefore(to);
    }
    return !time.isBefore(from) && days.contains(there.getDayOfWeek())
        || time.isBefore(to) && days.contains(there.getDayOfWeek().minus(1));
  }

  /** {@code Mon, Tue, Wed 09:00 to 17:00 (Europe/London)}. */
  public String shown() {
    String named = EnumSet.copyOf(days)
        .stream()
        .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
        .collect(Collectors.joining(", "));
    return named + " " + from + " to " + to + " (" + zone + ")";
  }
}
