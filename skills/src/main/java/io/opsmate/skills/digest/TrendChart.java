package io.opsmate.skills.digest;

import io.opsmate.skills.digest.Post.Told;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The picture of a digest: lines once there are a few days, two bars each at the second, bars at the first. */
record TrendChart(Trend trend, Instant at) {
  /** Unit: figures in one picture. */
  private static final int MOST = 6;

  /** Unit: earlier posts with which lines say more than bars. */
  private static final int LINES = 3;

  private static final String MONEY = "$/mo";

  /** Empty when there is nothing but zeros. */
  Optional<Chart> chart() {
    String unit = unit();
    List<Told> told = trend.now()
        .stream()
        .filter(one -> one.figure().unit().equals(unit))
        .sorted(Comparator.comparing((Told one) -> Math.abs(one.figure().value())).reversed())
        .limit(MOST)
        .toList();
    if (told.stream().allMatch(one -> one.figure().value() == 0)) {
      return Optional.empty();
    }
    return Optional.of(trend.earlier().size() >= LINES
        ? series(told, unit)
        : trend.last().<Chart>map(last -> comparison(told, last, unit)).orElseGet(() -> bars(told, unit)));
  }

  private Chart series(List<Told> told, String unit) {
    List<Chart.Line> lines = told.stream().map(one -> {
      List<Chart.Point> points = new ArrayList<>();
      for (Post post : trend.earlier().reversed()) {
        Trend.in(post, one).ifPresent(figure -> points.add(new Chart.Point(post.at(), figure.value())));
      }
      points.add(new Chart.Point(at, one.figure().value()));
      return new Chart.Line(one.figure().name(), points);
    }).toList();
    String since = what(unit) + ", since " + Trend.day(trend.earlier().getLast().day());
    return new Chart.Series(since, alt(since, told), unit, lines, null, List.of());
  }

  private Chart comparison(List<Told> told, Post last, String unit) {
    String day = "on " + Trend.day(last.day());
    List<Chart.Pair> pairs = told.stream()
        .map(one -> new Chart.Pair(one.figure().name(), Trend.in(last, one).map(figure -> figure.value()).orElse(0.0),
            one.figure().value()))
        .toList();
    String title = what(unit) + ", now and " + day;
    return new Chart.Comparison(title, alt(title, told), unit, day, "now", pairs);
  }

  private static Chart bars(List<Told> told, String unit) {
    return new Chart.Bars(what(unit) + ", now", alt(what(unit) + ", now", told), unit,
        told.stream().map(one -> new Chart.Bar(one.figure().name(), one.figure().value())).toList());
  }

  /** Money if there is any, otherwise the unit most figures have. */
  private String unit() {
    Map<String, Long> units = trend.now()
        .stream()
        .filter(one -> one.figure().value() != 0)
        .map(one -> one.figure().unit())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return units.containsKey(MONEY)
        ? MONEY
        : units.entrySet()
            .stream()
            .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse(MONEY);
  }

  private static String what(String unit) {
    return unit.equals(MONEY) ? "Dollars a month" : unit.isEmpty() ? "How many" : "In " + unit;
  }

  private static String alt(String title, List<Told> told) {
    return Texts.cut("Chart, " + title + ": "
        + told.stream()
            .map(one -> one.figure().name() + " " + Numbers.shown(one.figure()))
            .collect(Collectors.joining(", "))
        + ". The table has all figures.", Chart.LONGEST_ALT);
  }
}
