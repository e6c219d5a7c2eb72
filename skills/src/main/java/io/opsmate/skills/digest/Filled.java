package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Weekdays;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what was filled into a digest's form, and what is wrong with it, per field. */
final class Filled {
  private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])(?:[:.]([0-5]\\d))?");
  private static final Pattern AMOUNT = Pattern.compile("\\$?\\s*(\\d{1,9}(?:\\.\\d{1,2})?)");

  private final Map<String, List<String>> answers;
  private final Map<String, String> faults = new HashMap<>();

  Filled(Map<String, List<String>> answers) {
    this.answers = answers;
  }

  static Map<String, String> faults(Map<String, List<String>> answers) {
    Filled filled = new Filled(answers);
    filled.schedule();
    filled.content();
    return Map.copyOf(filled.faults);
  }

  ChannelId channel(ChannelId otherwise) {
    String channel = word(DigestForm.CHANNEL);
    return channel.isEmpty() ? otherwise : new ChannelId(channel);
  }

  Schedule schedule() {
    return new Schedule(days(), read(DigestForm.TIME, LocalTime.NOON, Filled::time),
        read(DigestForm.ZONE, ZoneId.of("UTC"), Filled::zone));
  }

  Digest.Content content() {
    Set<SkillName> skills = answers.getOrDefault(DigestForm.SKILLS, List.of())
        .stream()
        .map(SkillName::new)
        .collect(Collectors.toUnmodifiableSet());
    return new Digest.Content(skills, minimum(), !answers.getOrDefault(DigestForm.QUIET, List.of()).isEmpty());
  }

  private Set<DayOfWeek> days() {
    List<String> days = answers.getOrDefault(DigestForm.DAYS, List.of());
    if (days.isEmpty()) {
      faults.put(DigestForm.DAYS, "Choose at least one day.");
      return Set.of(DayOfWeek.MONDAY);
    }
    return Weekdays.parse(String.join(",", days));
  }

  private @Nullable Money minimum() {
    String typed = word(DigestForm.MINIMUM);
    if (typed.isEmpty()) {
      return null;
    }
    Matcher amount = AMOUNT.matcher(typed);
    if (!amount.matches()) {
      faults.put(DigestForm.MINIMUM, "Write an amount of US dollars a month, like 50 or 12.50, or leave it empty.");
      return null;
    }
    return Money.usd(new BigDecimal(amount.group(1)));
  }

  private static LocalTime time(String typed) {
    Matcher clock = CLOCK.matcher(typed);
    if (!clock.matches()) {
      throw new IllegalArgumentException("Write a time of day like 09:00 or 17:30.");
    }
    return LocalTime.of(Integer.parseInt(clock.group(1)),
        clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2)));
  }

  private static ZoneId zone(String typed) {
    String name = typed.replace(' ', '_');
    try {
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException _) {
      // Said below.
    }
    throw new IllegalArgumentException("Write a time zone by its name, like Europe/Berlin, America/New_York or UTC.");
  }

  private <T> T read(String field, T otherwise, java.util.function.Function<String, T> reading) {
    try {
      return reading.apply(word(field));
    } catch (IllegalArgumentException e) {
      faults.put(field, String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  private String word(String field) {
    return answers.getOrDefault(field, List.of()).stream().findFirst().map(String::strip).orElse("");
  }

  /** The first of what is wrong; empty when nothing is. */
  static String first(Map<String, List<String>> answers, Supplier<String> none) {
    return faults(answers).values().stream().sorted().findFirst().orElseGet(none);
  }
}
