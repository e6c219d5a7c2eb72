package io.opsmate.skills.advice;

import java.util.regex.Pattern;

/**
 * Words within words: line breaks as JSON writes them, percent signs of addresses, a terminal's colours without their escape.
 * A letter at the end of one is no part of the word behind it, so a mark that nobody sees is put between them while secrets
 * are looked for.
 */
final class Encoded {
  /** For patterns: the mark, where it may stand. */
  static final String MARK = "\u0001?";

  private static final String PUT = "\u0001";

  private static final Pattern CHARACTER = Pattern
      .compile("\\\\(?:[nrtbfv0]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|%[0-9a-fA-F]{2}|\\[[0-9;]{0,8}m");

  private Encoded() {}

  static String mark(String words) {
    return CHARACTER.matcher(words).replaceAll("$0" + PUT);
  }

  static String unmark(String words) {
    return words.replace(PUT, "");
  }
}
