package io.opsmate.skills.kernel;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people type them: a whole number and {@code m}, {@code h}, {@code d} or {@code w}. */
public final class Lengths {
  private static final Pattern FORM = Pattern.compile("(\\d{1,5})([mhdw])");

  private Lengths() {}

  /** Errors: {@link IllegalArgumentException} with a sentence for people when the form does not fit. */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "“" + Texts.cut(text, 40) + "” is no length of time; write 90m, 36h, 7d or 2w");
    }
    long count = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      default -> Duration.ofDays(7 * count);
    };
  }

  /** For people, the largest unit that says something: {@code 42 d}, {@code 5 h}, {@code 3 min}. */
  public static String shown(Duration length) {
    if (length.toDays() > 0) {
      return length.toDays() + " d";
    }
    return length.toHours() > 0 ? length.toHours() + " h" : length.toMinutes() + " min";
  }
}
