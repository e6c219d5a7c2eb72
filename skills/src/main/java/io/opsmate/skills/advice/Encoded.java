package io.opsmate.skills.advice;

import java.util.regex.Matcher;
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

  static final Pattern CHARACTER = Pattern
      .compile("\\\\(?:[nrtbfv0]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})|%[0-9a-fA-F]{2}|\\[[0-9;]{0,8}m");

  private Encoded() {}

  static String mark(String words) {
    StringBuilder marked = new StringBuilder(words.length() + 16);
    Matcher one = CHARACTER.matcher(words);
    int kept = 0;
    int at = 0;
    while (at < words.length()) {
      if (begins(words.charAt(at)) && one.region(at, words.length()).lookingAt()) {
        marked.append(words, kept, one.end()).append(PUT);
        kept = one.end();
        at = kept;
      } else {
        at++;
      }
    }
    return kept == 0 ? words : marked.append(words, kept, words.length()).toString();
  }

  private static boolean begins(char c) {
    return c == '\\' || c == '%' || c == '[';
  }

  static String unmark(String words) {
    return words.replace(PUT, "");
  }
}
