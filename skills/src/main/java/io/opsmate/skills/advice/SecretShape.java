package io.opsmate.skills.advice;

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
 * @param holds what words with this kind hold at least; the pattern need not be tried on others
 */
record SecretShape(String kind, Pattern pattern, boolean isKept, String holds, Predicate<String> isOne) {
  /** All of a kind of secret; in encoded text, too. */
  static SecretShape of(String kind, String pattern) {
    return new SecretShape(kind, Pattern.compile(pattern), false, "", _ -> true);
  }

  /** What follows the pattern's first group. */
  static SecretShape behind(String kind, String pattern) {
    return new SecretShape(kind, Pattern.compile(pattern), true, "", _ -> true);
  }

  SecretShape holding(String part) {
    return new SecretShape(kind, pattern, isKept, part, isOne);
  }

  SecretShape where(Predicate<String> only) {
    return new SecretShape(kind, pattern, isKept, holds, only);
  }

  /** A place that none of these characters is before; behind an encoded character {@link Encoded} has put a mark. */
  static String notAfter(String characters) {
    return "(?<![" + characters + "])";
  }

  String strip(String words) {
    if (!words.contains(holds)) {
      return words;
    }
    return pattern.matcher(words)
        .replaceAll(found -> Matcher.quoteReplacement(isOne.test(found.group())
            ? (isKept ? found.group(1) : "") + Redaction.removed(kind)
            : found.group()));
  }

  /** Letters of both cases and digits, as in what was drawn by lot; not a name, a digest or a number. */
  static boolean isMixed(String word) {
    return word.chars().anyMatch(Character::isUpperCase) && word.chars().anyMatch(Character::isLowerCase)
        && word.chars().anyMatch(Character::isDigit);
  }
}
