package io.opsmate.skills.advice;

import java.util.regex.Pattern;

/**
 * Where the value of a setting stands: within its quotes, or up to what can be no part of it.
 *
 * @param isThere false where there is none, where it was taken out before, or where a sentence goes on
 */
record NamedValue(int begin, int end, boolean isThere) {
  /** Longest value; what is longer loses this much of it. */
  private static final int LONGEST = 8_000;

  /** How far the next setting's name may go after a separator. */
  private static final int NAME = 40;

  /** Behind a separator, what shows that the value ended before it: another setting. */
  private static final Pattern SETTING = Pattern.compile("[A-Za-z0-9_.\\- ]{1," + NAME + "}+(?:[=:]|%3D)");

  /** A sentence that goes on, as in “password: is required”: nothing is lost when such a word is read. */
  private static final Pattern PROSE =
      Pattern.compile("(?<=: {1,3})(?:the|an?|is|are|was|were|be|must|should|can|cannot|may"
          + "|will|has|have|not|this|that|these|those|your|our|and|or|of|for|from|in|on|to|with|by|at|as|if|it)(?= [A-Za-z])");

  /** The one that begins here. */
  static NamedValue at(String words, int at) {
    int slashes = at;
    while (slashes < words.length() && slashes - at < 40 && words.charAt(slashes) == '\\') {
      slashes++;
    }
    boolean isQuoted = slashes < words.length() && "\"'`".indexOf(words.charAt(slashes)) >= 0;
    int begin = isQuoted ? slashes + 1 : at;
    int most = Math.min(words.length(), begin + LONGEST);
    int end = isQuoted ? closing(words, begin, slashes - at, most) : plainEnd(words, begin, most);
    boolean isProse =
        !isQuoted && PROSE.matcher(words).region(begin, words.length()).useTransparentBounds(true).lookingAt();
    return new NamedValue(begin, end, end > begin && !isProse && !words.startsWith("[removed: ", begin));
  }

  /** @param depth backslashes before a quote of the same level; one with more of them is inside */
  private static int closing(String words, int begin, int depth, int most) {
    char quote = words.charAt(begin - 1);
    int slashes = 0;
    for (int at = begin; at < most; at++) {
      char c = words.charAt(at);
      if (c == quote && (depth == 0 ? slashes % 2 == 0 : slashes <= depth)) {
        return depth == 0 ? at : at - slashes;
      }
      slashes = c == '\\' ? slashes + 1 : 0;
    }
    return most;
  }

  private static int plainEnd(String words, int begin, int most) {
    int at = begin;
    while (at < most && !ends(words, at)) {
      at++;
    }
    return at;
  }

  private static boolean ends(String words, int at) {
    char c = words.charAt(at);
    if (Character.isWhitespace(c) || "\"<>".indexOf(c) >= 0) {
      return true;
    }
    if ("'`,;&(){}".indexOf(c) < 0) {
      return false;
    }
    char next = at + 1 < words.length() ? words.charAt(at + 1) : ' ';
    return Character.isWhitespace(next) || "\"'`<>,;&(){}[]\\".indexOf(next) >= 0
        || c != '\'' && c != '`' && SETTING.matcher(words).region(at + 1, words.length()).lookingAt();
  }
}
