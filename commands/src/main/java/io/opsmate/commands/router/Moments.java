package io.opsmate.commands.router;

import io.opsmate.commands.router.ArgumentValue.Bad;
import io.opsmate.commands.router.ArgumentValue.Good;
import io.opsmate.skills.kernel.Text;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks times of day and time zones as they are typed. */
final class Moments {
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))? ?(am|pm)?");

  /** By lower-case name: those with a place in them, and UTC. */
  private static final Map<String, String> ZONES = ZoneId.getAvailableZoneIds()
      .stream()
      .filter(id -> id.equals("UTC") || id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
      .collect(Collectors.toUnmodifiableMap(id -> id.toLowerCase(Locale.ROOT), Function.identity()));

  private static final Map<String, String> CITIES = ZONES.values()
      .stream()
      .sorted()
      .collect(Collectors.toUnmodifiableMap(Moments::city, Function.identity(), (one, _) -> one));

  private Moments() {}

  static ArgumentValue timeOfDay(String typed) {
    Matcher clock = CLOCK.matcher(typed.strip().toLowerCase(Locale.ROOT));
    if (clock.matches()) {
      String half = clock.group(3);
      int hour = Integer.parseInt(clock.group(1));
      int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
      boolean fits = half == null ? hour < 24 : hour >= 1 && hour <= 12;
      if (fits && minute < 60) {
        return new Good("%02d:%02d".formatted(half == null ? hour : hour % 12 + (half.equals("pm") ? 12 : 0), minute));
      }
    }
    return new Bad(Text.of(ArgumentValue.said(typed), " is no time of day; write ", Text.code("09:30"), " or ",
        Text.code("9am")));
  }

  static ArgumentValue zone(String typed) {
    String name = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    String zone = ZONES.containsKey(name) ? ZONES.get(name) : CITIES.get(name);
    if (zone != null) {
      return new Good(zone);
    }
    Text meant = near(name, CITIES.keySet())
        .orElse(Text.of("write one like ", Text.code("Europe/Berlin"), ", or ", Text.code("UTC")));
    return new Bad(Text.of(ArgumentValue.said(typed), " is no time zone I know; ", meant));
  }

  private static Optional<Text> near(String name, Collection<String> cities) {
    return Nearest.to(city(name), cities)
        .map(city -> Text.of("did you mean ", Text.code(String.valueOf(CITIES.get(city))), "?"));
  }

  private static String city(String zone) {
    return zone.substring(zone.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }
}
