package io.opsmate.commands.desk;

import java.util.regex.Pattern;

/** Reads words said in a message as a line that could have been typed after {@code /opsmate}. */
final class Spoken {
  /** People copy examples: with the command in front, and as code. */
  private static final Pattern COMMAND = Pattern.compile("^/?opsmate\\b\\s*", Pattern.CASE_INSENSITIVE);

  private static final Pattern AROUND = Pattern.compile("^[`*_~\\s]+|[`*_~\\s]+$");

  private Spoken() {}

  static String line(String words) {
    String bare = AROUND.matcher(words).replaceAll("");
    return COMMAND.matcher(bare).replaceFirst("");
  }
}
