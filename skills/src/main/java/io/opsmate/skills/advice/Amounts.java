package io.opsmate.skills.advice;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The amounts of money that words name, held against those that they may. */
public final class Amounts {
  private static final String NUMBER = "\\d[\\d,.' \\u00a0\\u202f]{0,20}";

  private static final String PER =
      "(?:\\s?(?:/\\s?|(?:per|an?|each|every)\\s)(?:mo|month|yr|year|day|h|hour|week)\\b)";

  /** With a currency before or behind, or per a time; a currency we never print is always a stranger. */
  private static final Pattern AMOUNT =
      Pattern.compile("(?iu)(?:\\p{Sc}|\\b(?:US|USD|EUR|GBP|CHF|JPY)\\b)\\s{0,2}" + NUMBER
          + "[kmb]?\\b" + PER + "?|\\b" + NUMBER
          + "[kmb]?\\s{0,2}(?:(?:\\p{Sc}|(?:USD|EUR|GBP|dollars?|bucks|cents?|euros?)\\b)"
          + PER + "?|" + PER + ")");

  private Amounts() {}

  /** Whether every amount in the words is one of those shown: {@code $12.40} for {@code $12.40/mo and up to $5.00/mo}. */
  public static boolean areAllOf(String words, Collection<String> shown) {
    Set<String> known = shown.stream().flatMap(Amounts::in).collect(Collectors.toSet());
    return in(words).allMatch(known::contains);
  }

  private static Stream<String> in(String words) {
    return amounts(words).map(Amounts::bare);
  }

  /** As they are written. */
  static Stream<String> amounts(String words) {
    return AMOUNT.matcher(words).results().map(MatchResult::group);
  }

  /** The number with its letters: {@code $12.40/mo} and {@code 12.40 USD} are the same, {@code €12.40} is not. */
  private static String bare(String amount) {
    String number = amount.replaceAll("[^\\d.]", "").replaceAll("\\.+$", "");
    String other = amount.toLowerCase(Locale.ROOT)
        .replaceAll("us\\$|usd|\\bus\\b|dollars?|bucks|\\$|/\\s?mo(nth)?\\b|(per|a|each|every)\\smonth", "")
        .replaceAll("[\\d.,'\\s\\u00a0\\u202f]", "");
    return (number.contains(".") ? number.replaceAll("\\.?0+$", "") : number) + other;
  }
}
