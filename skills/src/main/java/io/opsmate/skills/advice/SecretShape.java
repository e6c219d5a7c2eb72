package io.opsmate.skills.advice;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of secret that its own form gives away.
 *
 * <p>The patterns never try one stretch of words twice: what comes before a long stretch allows few starts, quantifiers over
 * long stretches are possessive, all others are bounded.
 *
 * @param isKept whether the first group stays in front of the mark
 * @param anchors one of these is in words with this kind; without any the pattern is tried in long stretches only
 */
record SecretShape(String kind, Pattern pattern, boolean isKept, List<Anchor> anchors, Predicate<String> isOne) {
  SecretShape {
    anchors = List.copyOf(anchors);
  }

  /** All of a kind of secret; in encoded text, too. */
  static SecretShape of(String kind, String pattern) {
    return new SecretShape(kind, Pattern.compile(pattern), false, beginnings(pattern), _ -> true);
  }

  /** What follows the pattern's first group. */
  static SecretShape behind(String kind, String pattern) {
    return new SecretShape(kind, Pattern.compile(pattern), true, beginnings(pattern), _ -> true);
  }

  /** What the pattern begins with; none where that may be anything. */
  static List<Anchor> beginnings(String pattern) {
    Set<String> words = Beginnings.of(pattern);
    return words.contains("") ? List.of() : words.stream().map(Anchor::atTheBeginning).toList();
  }

  /** One of these is in it, {@code least} to {@code most} characters behind its beginning. */
  SecretShape around(int least, int most, String... words) {
    List<Anchor> some = Arrays.stream(words).map(one -> new Anchor(one, least, most)).toList();
    return new SecretShape(kind, pattern, isKept, some, isOne);
  }

  SecretShape where(Predicate<String> only) {
    return new SecretShape(kind, pattern, isKept, anchors, only);
  }

  /** A place that none of these characters is before; behind an encoded character {@link Encoded} has put a mark. */
  static String notAfter(String characters) {
    return "(?<![" + characters + "])";
  }

  /** @param places where the pattern may begin */
  String strip(String words, BitSet places) {
    Tries tries = new Tries(pattern, words, places);
    StringBuilder left = new StringBuilder();
    int kept = 0;
    for (int from = 0; tries.find(from); from = tries.found().end()) {
      Matcher found = tries.found();
      if (isOne.test(found.group())) {
        left.append(words, kept, isKept ? found.end(1) : found.start()).append(Redaction.removed(kind));
        kept = found.end();
      }
    }
    return kept == 0 ? words : left.append(words, kept, words.length()).toString();
  }

  /** Letters of both cases and digits, as in what was drawn by lot; not a name, a digest or a number. */
  static boolean isMixed(String word) {
    return word.chars().anyMatch(Character::isUpperCase) && word.chars().anyMatch(Character::isLowerCase)
        && word.chars().anyMatch(Character::isDigit);
  }
}
