package io.opsmate.skills.advice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of what is called a password, secret, token or key: in settings, JSON, query strings and command lines. */
final class NamedSecrets {
  /** The name, and all up to the value. The word has to end the name: {@code max_tokens=100} is no secret. */
  private static final Pattern NAMED = Pattern.compile(
      "(?i)(?:passw(?:or)?d|passwd|passphrase|pwd|secret|token|credentials?|signature|api[_-]?key|access[_-]?key"
          + "|account[_-]?key|private[_-]?key|secret[_-]?key|encryption[_-]?key|client[_-]?secret)"
          + "(?:(?:\\\\?[\"'])?\\s{0,3}(?:=>|:=|[:=])\\s{0,3}|(?<=--[a-z-]{3,30})\\s{1,3})");

  /** Longest value; what is longer loses this much of it. */
  private static final int LONGEST = 8_000;

  private NamedSecrets() {}

  static String strip(String words) {
    Matcher named = NAMED.matcher(words);
    StringBuilder left = new StringBuilder();
    int from = 0;
    while (from < words.length() && named.find(from)) {
      int value = named.end() + opening(words, named.end());
      int end = end(words, value, named.end());
      left.append(words, from, value);
      if (end > value && !words.startsWith("[removed: ", value)) {
        left.append(Redaction.removed("password"));
        from = end;
      } else {
        from = value;
      }
    }
    return left.append(words, Math.min(from, words.length()), words.length()).toString();
  }

  /** Length of the quote before a value: none, {@code "} or the {@code \"} of JSON within JSON. */
  private static int opening(String words, int at) {
    int escape = at < words.length() && words.charAt(at) == '\\' ? 1 : 0;
    boolean quoted = at + escape < words.length() && "\"'`".indexOf(words.charAt(at + escape)) >= 0;
    return quoted ? escape + 1 : 0;
  }

  private static int end(String words, int value, int before) {
    int most = Math.min(words.length(), value + LONGEST);
    if (value == before) {
      return plainEnd(words, value, most);
    }
    char quote = words.charAt(value - 1);
    boolean escaped = value - before == 2;
    for (int at = value; at < most; at++) {
      char c = words.charAt(at);
      if (c == quote) {
        return escaped && at > value && words.charAt(at - 1) == '\\' ? at - 1 : at;
      }
      if (c == '\\' && !escaped) {
        at++;
      }
    }
    return most;
  }

  private static int plainEnd(String words, int value, int most) {
    int at = value;
    while (at < most && !Character.isWhitespace(words.charAt(at)) && "\"'`,;&<>(){}".indexOf(words.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
