package io.opsmate.app.cli.eval;

import io.opsmate.skills.advice.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Scores as a table in Markdown, for {@code docs/evals.md}. */
record EvalTable(String model, List<EvalScore> scores) {
  EvalTable {
    scores = List.copyOf(scores);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| %s | passed | p50 | p95 | tokens in | tokens out | cost |".formatted(model));
    lines.add("|---|---|---|---|---|---|---|");
    Map<String, List<EvalScore>> by = scores.stream()
        .collect(Collectors.groupingBy(score -> score.of().about(), LinkedHashMap::new, Collectors.toList()));
    by.forEach((about, some) -> lines.add(row(about, some)));
    lines.add(row("**all**", scores));
    return lines;
  }

  /** What went wrong, one case a line. */
  List<String> failures() {
    return scores.stream()
        .filter(score -> !score.passed())
        .map(score -> score.of().id() + ": " + String.join("; ", score.faults()))
        .toList();
  }

  private static String row(String about, List<EvalScore> some) {
    return "| %s | %d of %d | %s | %s | %d | %d | %s |".formatted(about,
        some.stream().filter(EvalScore::passed).count(), some.size(), took(some, 50), took(some, 95),
        some.stream().mapToLong(score -> score.tokens().in()).sum(),
        some.stream().mapToLong(score -> score.tokens().out()).sum(), cost(some));
  }

  private static String took(List<EvalScore> some, int percent) {
    List<Duration> sorted = some.stream().map(EvalScore::took).sorted().toList();
    Duration at = sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
    return at.toMillis() + " ms";
  }

  private static String cost(List<EvalScore> some) {
    return some.stream().map(EvalScore::cost).reduce(Cost.NOTHING, Cost::plus).shown();
  }
}
