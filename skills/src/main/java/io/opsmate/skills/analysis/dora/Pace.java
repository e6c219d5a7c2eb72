package io.opsmate.skills.analysis.dora;

import java.time.Duration;

/** How long something takes, roughly. Source: dora-team/fourkeys; a month has 730 hours. */
public enum Pace {
  DAY("One day", 24), WEEK("One week", 168), MONTH("One month", 730), SIX_MONTHS("Six months", 6 * 730),
  YEAR("One year", Long.MAX_VALUE);

  private final String word;
  private final long belowHours;

  Pace(String word, long belowHours) {
    this.word = word;
    this.belowHours = belowHours;
  }

  public static Pace of(Duration time) {
    for (Pace pace : values()) {
      if (pace.belowHours == Long.MAX_VALUE || time.compareTo(Duration.ofHours(pace.belowHours)) < 0) {
        return pace;
      }
    }
    return YEAR;
  }

  public String word() {
    return word;
  }
}
