package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.Template;
import io.opsmate.skills.analysis.logs.Timeline;
import io.opsmate.skills.analysis.logs.change.Changes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The two periods that a summary compares.
 *
 * @param since milliseconds since 1970 at which the later one begins; {@link Template#NO_TIME} for the last part
 */
record LogPeriods(Timeline time, long since) {
  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** Errors: {@link IllegalArgumentException} with one sentence. */
  static LogPeriods of(@Nullable String since, @Nullable String until, @Nullable Duration baseline) {
    long border = moment("--since", since, Template.NO_TIME);
    long end = moment("--until", until, Long.MAX_VALUE);
    if (since == null) {
      if (baseline != null) {
        throw new IllegalArgumentException(
            "--baseline says how much time before --since to compare with; give --since");
      }
      return new LogPeriods(new Timeline(0, Template.NO_TIME, end), Template.NO_TIME);
    }
    if (end <= border) {
      throw new IllegalArgumentException(
          "--until %s is not after --since %s, so there would be nothing to compare; give a later --until"
              .formatted(until, since));
    }
    return new LogPeriods(new Timeline(border, baseline == null ? Template.NO_TIME : border - millis(baseline), end),
        border);
  }

  private static long millis(Duration baseline) {
    if (!baseline.isPositive()) {
      throw new IllegalArgumentException(
          "--baseline %s is no time before --since; give a duration above zero, such as PT6H".formatted(baseline));
    }
    if (baseline.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "--baseline %s is over 100 years; give a shorter one, or leave it out to compare with everything before"
              .formatted(baseline));
    }
    return baseline.toMillis();
  }

  private static long moment(String option, @Nullable String written, long none) {
    if (written == null) {
      return none;
    }
    long second = Stamps.second(written);
    if (second == Stamps.NONE) {
      throw new IllegalArgumentException("%s %s is no time such as 2026-01-31T10:00:00Z".formatted(option, written));
    }
    return second * 1_000;
  }

  Changes changes() {
    return since == Template.NO_TIME ? Changes.ofLastPart(time) : Changes.since(time, since);
  }
}
