package io.opsmate.skills.advice;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values whose name is a value itself: {@code {"name":"DB_PASSWORD","value":"x"}} as containers and parameters have them, in
 * JSON, YAML and XML, in either order.
 */
final class NamedPairs {
  /** How far the value may be from its name. */
  private static final int NEAR = 200;

  private static final String VALUE =
      "(?<![a-z])[a-z]{0,12}value" + NamedSecrets.QUOTE + "?[ \\t]{0,60}" + NamedSecrets.IS
          + NamedSecrets.GAP;

  /** A secret's name that ends there, as a value does. */
  static final Pattern NAME = Pattern.compile("(?iu)" + NamedSecrets.NAME
      + "(?=" + NamedSecrets.QUOTE + "|[ \\t]{0,20}(?:,|\\r?\\n|\\\\{1,40}n" + Encoded.MARK + "|$))");

  /** Without it there is no pair; where the value is first, the pattern begins with it. */
  private static final Anchors WORD = Anchors.of(List.of(List.of(Anchor.atTheBeginning("value"))));

  static final Pattern BEHIND = Pattern.compile("(?i)" + VALUE);

  /** The value first, then the name of it. */
  static final Pattern BEFORE = Pattern.compile("(?iu)(?<=[\"'\\s,{]|\u0001)value" + NamedSecrets.QUOTE
      + "?[ \\t]{0,60}" + NamedSecrets.IS + "[ \\t]{0,60}" + NamedSecrets.QUOTE
      + "?(?!\\[removed)(?<it>[^\"'\\\\\\r\\n]{1,500})"
      + NamedSecrets.QUOTE + "?(?:[\\s,]|\\\\{1,40}n" + Encoded.MARK + "){1,60}" + NamedSecrets.QUOTE
      + "?[a-z]{0,12}(?:name|key)"
      + NamedSecrets.QUOTE + "?[ \\t]{0,60}" + NamedSecrets.IS + "[ \\t]{0,60}" + NamedSecrets.QUOTE
      + "?[a-z0-9_./-]{0,60}" + NamedSecrets.NAME + "(?![a-z0-9_])");

  private NamedPairs() {}

  static String strip(String words) {
    return WORD.in(words)[0] == null ? words : valueFirst(nameFirst(words));
  }

  private static String nameFirst(String words) {
    BitSet places = NamedSecrets.places(words);
    if (places == null) {
      return words;
    }
    Tries names = new Tries(NAME, words, places);
    Matcher behind = BEHIND.matcher(words);
    StringBuilder left = new StringBuilder();
    int from = 0;
    while (from < words.length() && names.find(from)) {
      int next = names.found().end();
      behind.region(next, near(words, next)).useTransparentBounds(true);
      if (behind.find()) {
        NamedValue value = NamedValue.at(words, behind.end());
        if (value.isThere()) {
          left.append(words, from, value.begin()).append(Redaction.removed("password"));
          from = value.end();
          continue;
        }
      }
      left.append(words, from, next);
      from = next;
    }
    return left.append(words, Math.min(from, words.length()), words.length()).toString();
  }

  /** Not beyond what holds both. */
  static int near(String words, int from) {
    int most = Math.min(words.length(), from + NEAR);
    for (int at = from; at < most; at++) {
      if (words.charAt(at) == '}' || words.charAt(at) == '{') {
        return at;
      }
    }
    return most;
  }

  private static String valueFirst(String words) {
    BitSet places = WORD.in(words)[0];
    if (places == null) {
      return words;
    }
    Tries tries = new Tries(BEFORE, words, places);
    StringBuilder left = new StringBuilder();
    int from = 0;
    for (int next = 0; tries.find(next); next = tries.found().end()) {
      left.append(words, from, tries.found().start("it")).append(Redaction.removed("password"));
      from = tries.found().end("it");
    }
    return left.append(words, from, words.length()).toString();
  }
}
