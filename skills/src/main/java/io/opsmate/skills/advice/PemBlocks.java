package io.opsmate.skills.advice;

/** Keys and certificates between {@code -----BEGIN} and {@code -----END}, whole or cut off. */
final class PemBlocks {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  /** Longest block that is looked for; an RSA key of 16384 bits has 13 KB. */
  private static final int LONGEST = 20_000;

  private PemBlocks() {}

  static String strip(String words) {
    int begin = words.indexOf(BEGIN);
    if (begin < 0) {
      return words;
    }
    StringBuilder left = new StringBuilder(words.length());
    int from = 0;
    int end = words.indexOf(END);
    while (begin >= 0) {
      while (end >= 0 && end < begin) {
        end = words.indexOf(END, end + 1);
      }
      left.append(words, from, begin).append(Redaction.removed("PEM block"));
      from = end >= 0 && end - begin < LONGEST ? afterLabel(words, end + END.length()) : afterBody(words, begin);
      begin = words.indexOf(BEGIN, from);
    }
    return left.append(words, from, words.length()).toString();
  }

  private static int afterLabel(String words, int from) {
    int dashes = words.indexOf(DASHES, from);
    return dashes >= 0 && dashes - from < 60 ? dashes + DASHES.length() : from;
  }

  /** Without an end: everything that could still belong to it. */
  private static int afterBody(String words, int begin) {
    int at = begin;
    while (at < words.length() && belongs(words.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean belongs(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || Character.isWhitespace(c) || "+/=\\-:,".indexOf(c) >= 0);
  }
}
