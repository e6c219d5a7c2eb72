package io.opsmate.skills.advice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link Redaction} as one would write it without a thought of time: every pattern is tried at every character. */
final class PlainRedaction {
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Cc}\\x{34F}\\x{115F}\\x{1160}"
          + "\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FFA0}\\x{E0100}-\\x{E01EF}&&[^\\n\\t]]");

  private PlainRedaction() {}

  static String strip(String words) {
    String seen = drop(words);
    return seen.equals(words) ? once(seen) : once(drop(once(words)));
  }

  static String drop(String words) {
    return UNSEEN.matcher(words).replaceAll("");
  }

  private static String once(String words) {
    String left = Encoded.CHARACTER.matcher(PemBlocks.strip(words)).replaceAll("$0\u0001");
    for (SecretShape shape : Shapes.ALL) {
      left = shaped(shape, left);
    }
    return pairs(named(left)).replace("\u0001", "");
  }

  private static String shaped(SecretShape shape, String words) {
    return shape.pattern()
        .matcher(words)
        .replaceAll(found -> Matcher.quoteReplacement(shape.isOne().test(found.group())
            ? (shape.isKept() ? found.group(1) : "") + Redaction.removed(shape.kind())
            : found.group()));
  }

  private static String named(String words) {
    Matcher named = NamedSecrets.NAMED.matcher(words);
    StringBuilder left = new StringBuilder();
    int from = 0;
    while (from < words.length() && named.find(from)) {
      NamedValue value = NamedValue.at(words, named.end());
      left.append(words, from, value.begin()).append(value.isThere() ? Redaction.removed("password") : "");
      from = value.isThere() ? value.end() : value.begin();
    }
    return left.append(words, Math.min(from, words.length()), words.length()).toString();
  }

  private static String pairs(String words) {
    return Pattern.compile("(?i)value").matcher(words).find() ? valueFirst(nameFirst(words)) : words;
  }

  private static String nameFirst(String words) {
    Matcher name = NamedPairs.NAME.matcher(words);
    Matcher behind = NamedPairs.BEHIND.matcher(words);
    StringBuilder left = new StringBuilder();
    int from = 0;
    while (from < words.length() && name.find(from)) {
      int next = name.end();
      behind.region(next, NamedPairs.near(words, next)).useTransparentBounds(true);
      NamedValue value = behind.find() ? NamedValue.at(words, behind.end()) : new NamedValue(next, next, false);
      left.append(words, from, value.isThere() ? value.begin() : next)
          .append(value.isThere() ? Redaction.removed("password") : "");
      from = value.isThere() ? value.end() : next;
    }
    return left.append(words, Math.min(from, words.length()), words.length()).toString();
  }

  private static String valueFirst(String words) {
    Matcher before = NamedPairs.BEFORE.matcher(words);
    StringBuilder left = new StringBuilder();
    int from = 0;
    while (before.find()) {
      left.append(words, from, before.start("it")).append(Redaction.removed("password"));
      from = before.end("it");
    }
    return left.append(words, from, words.length()).toString();
  }
}
