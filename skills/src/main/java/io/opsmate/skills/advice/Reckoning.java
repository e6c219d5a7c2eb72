package io.opsmate.skills.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Whether an amount may come from amounts that were told: the same, rounded, by the year or the day, some after one another
 * added up, two added or subtracted, or one a few times. Such reckoning cannot be proved wrong, so what it does not explain
 * is doubtful and not false.
 */
final class Reckoning {
  /** Unit: amounts looked at. Source: ours; an answer of 16 KB holds fewer that matter, and pairs grow by the square. */
  private static final int MOST = 200;

  private static final int MOST_TIMES = 31;

  /** Months, days, hours and weeks of a year; days, hours and weeks of a month. */
  private static final List<Double> TIMES = List.of(12d, 365d, 8_760d, 52d, 30d, 31d, 730d, 720d, 24d, 7d, 4d, 3d, 6d);

  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,' \\u00a0\\u202f]*(?:\\.\\d+)?");

  /** With cents, as amounts stand in records without their currency. */
  private static final Pattern CENTS = Pattern.compile("(?<![\\d.])\\d[\\d,]{0,15}\\.\\d{2,6}(?![\\d.])");

  private static final Pattern OTHER_CURRENCY = Pattern.compile("(?i)[€£¥]|\\b(?:EUR|GBP|CHF|JPY|euros?)\\b");

  private final double[] known;
  private final Collection<String> told;

  Reckoning(Collection<String> told) {
    this.told = List.copyOf(told);
    List<Double> amounts =
        told.stream()
            .flatMap(
                words -> Stream.concat(Amounts.amounts(words), CENTS.matcher(words).results().map(MatchResult::group)))
            .flatMap(Reckoning::number)
            .distinct()
            .limit(MOST)
            .toList();
    this.known = reckoned(amounts).sorted().toArray();
  }

  private static DoubleStream reckoned(List<Double> amounts) {
    DoubleStream.Builder known = DoubleStream.builder();
    for (int from = 0; from < amounts.size(); from++) {
      double run = 0;
      for (int to = from; to < amounts.size(); to++) {
        run += amounts.get(to);
        byTime(from == 0 || from == to ? run : 0, known);
        known.add(run).add(12 * run);
        known.add(amounts.get(from) + amounts.get(to));
        known.add(Math.abs(amounts.get(from) - amounts.get(to)));
      }
      for (int times = 2; times <= MOST_TIMES; times++) {
        known.add(amounts.get(from) * times);
      }
    }
    return known.build();
  }

  List<String> strange(String answer) {
    List<String> strange = new ArrayList<>();
    Amounts.amounts(answer).map(String::strip).distinct().filter(amount -> !isKnown(amount)).forEach(strange::add);
    return strange;
  }

  private static void byTime(double amount, DoubleStream.Builder known) {
    if (amount > 0) {
      TIMES.forEach(times -> known.add(amount * times).add(amount / times));
    }
  }

  private boolean isKnown(String amount) {
    boolean isForeign = OTHER_CURRENCY.matcher(amount).find()
        && told.stream().noneMatch(words -> OTHER_CURRENCY.matcher(words).find());
    return !isForeign && number(amount).allMatch(value -> {
      double off = rounding(amount) * scale(amount);
      int at = Arrays.binarySearch(known, value - off);
      int least = at < 0 ? -at - 1 : at;
      return value == 0 || least < known.length && known[least] <= value + off;
    });
  }

  /** Half of the last digit that is not zero: {@code $1,200} may be 1,163. */
  private static double rounding(String amount) {
    String digits =
        NUMBER.matcher(amount).results().map(MatchResult::group).findFirst().orElse("0").replaceAll("[^\\d.]", "");
    int point = digits.indexOf('.');
    if (point >= 0) {
      return 0.5 * Math.pow(10, point + 1d - digits.length()) + 1e-9;
    }
    int zeros = digits.length() - digits.replaceAll("0+$", "").length();
    return 0.5 * Math.pow(10, zeros) + 1e-9;
  }

  private static double scale(String amount) {
    return amount.matches("(?i).*\\dk\\b.*") ? 1_000 : 1;
  }

  private static Stream<Double> number(String amount) {
    double times = scale(amount);
    return NUMBER.matcher(amount)
        .results()
        .map(MatchResult::group)
        .map(digits -> digits.replaceAll("[^\\d.]", ""))
        .filter(digits -> !digits.isEmpty() && digits.length() < 18)
        .map(digits -> Double.parseDouble(digits) * times)
        .limit(1);
  }
}
