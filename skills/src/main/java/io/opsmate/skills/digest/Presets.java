package io.opsmate.skills.digest;

import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.Texts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Digests that many want, to begin with. */
enum Presets {
  /** What there is to know before the work begins. */
  WEEKDAY_MORNING("weekday-morning", "Weekday morning", EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
      LocalTime.of(9, 0), null, true),
  /** Money alone, once a week. */
  WEEKLY_MONEY("weekly-money", "Weekly money", EnumSet.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), Money.usd("50"),
      false),
  /** All there is, every day. */
  DAILY_EVERYTHING("daily-everything", "Daily everything", EnumSet.allOf(DayOfWeek.class), LocalTime.of(8, 0), null,
      false);

  private final String word;
  private final String label;
  private final Set<DayOfWeek> days;
  private final LocalTime time;
  private final @Nullable Money minimum;
  private final boolean quiet;

  Presets(String word, String label, Set<DayOfWeek> days, LocalTime time, @Nullable Money minimum, boolean quiet) {
    this.word = Texts.required(word, "preset");
    this.label = label;
    this.days = Set.copyOf(days);
    this.time = time;
    this.minimum = minimum;
    this.quiet = quiet;
  }

  /** As typed: {@code weekday-morning}. */
  String word() {
    return word;
  }

  String label() {
    return label;
  }

  Set<DayOfWeek> days() {
    return days;
  }

  LocalTime time() {
    return time;
  }

  @Nullable
  Money minimum() {
    return minimum;
  }

  boolean quiet() {
    return quiet;
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Presets::word).toList();
  }

  static Optional<Presets> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
