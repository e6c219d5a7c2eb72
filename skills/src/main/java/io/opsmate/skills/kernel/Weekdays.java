package io.opsmate.skills.kernel;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Days of the week as people type them: {@code mon-fri}, {@code weekdays}, {@code mon,wed}. */
public final class Weekdays {
  private static final Map<String, Set<DayOfWeek>> NAMED = Map.of(
      "weekdays", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
      "weekend", EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
      "daily", EnumSet.allOf(DayOfWeek.class));

  /** {@code mon} is enough of {@code monday}. */
  private static final int LEAST = 3;

  private Weekdays() {}

  /** Errors: {@link IllegalArgumentException} with a sentence for people when the form does not fit. */
  public static Set<DayOfWeek> parse(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String piece : text.strip().toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      days.addAll(piece(piece));
    }
    return Collections.unmodifiableSet(days);
  }

  /** As {@link #parse} takes it: {@code mon,tue,wed}. */
  public static String written(Set<DayOfWeek> days) {
    return EnumSet.copyOf(days).stream().map(Weekdays::name).collect(joining(","));
  }

  /** For people: {@code Monday to Friday}, {@code Mondays and Wednesdays}, {@code every day}. */
  public static String shown(Set<DayOfWeek> days) {
    String written = written(days);
    return switch (written) {
      case "mon,tue,wed,thu,fri,sat,sun" -> "every day";
      case "mon,tue,wed,thu,fri" -> "Monday to Friday";
      case "sat,sun" -> "at weekends";
      default -> EnumSet.copyOf(days)
          .stream()
          .map(day -> day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT) + "s")
          .collect(joining(", "));
    };
  }

  private static Set<DayOfWeek> piece(String piece) {
    Set<DayOfWeek> named = NAMED.get(piece);
    if (named != null) {
      return named;
    }
    String[] ends = piece.split("[-–—]", -1);
    if (ends.length > 2) {
      throw strange(piece);
    }
    DayOfWeek last = day(ends[ends.length - 1], piece);
    EnumSet<DayOfWeek> days = EnumSet.of(last);
    for (DayOfWeek next = day(ends[0], piece); next != last; next = next.plus(1)) {
      days.add(next);
    }
    return days;
  }

  private static DayOfWeek day(String name, String piece) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (name.length() >= LEAST && day.name().toLowerCase(Locale.ROOT).startsWith(name)) {
        return day;
      }
    }
    throw strange(piece);
  }

  private static IllegalArgumentException strange(String piece) {
    return new IllegalArgumentException(
        "“" + Texts.cut(piece, 40) + "” is no day of the week; write mon-fri, weekdays, daily or mon,wed");
  }

  private static String name(DayOfWeek day) {
    return day.name().substring(0, LEAST).toLowerCase(Locale.ROOT);
  }
}
