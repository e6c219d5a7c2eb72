package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.canary.Finding;
import io.opsmate.skills.analysis.canary.Judgement;
import io.opsmate.skills.analysis.canary.Label;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Baseline and canary side by side, as percent of the baseline's mean: those that did not pass first, then those in doubt. */
final class CanarySketch {
  private static final double WHOLE = 100;

  private CanarySketch() {}

  private record Side(Chart.Pair pair, Finding finding) {
    boolean isPlain() {
      return finding.label() == Label.PASS && finding.doubt() == Finding.Doubt.NONE;
    }
  }

  /** Empty when no metric has values on both sides. */
  static Optional<Chart.Comparison> chart(String id, Run run, Judgement judgement) {
    List<Side> sides = new ArrayList<>();
    for (int at = 0; at < run.metrics().size(); at++) {
      Metric metric = run.metrics().get(at);
      double before = mean(metric.control());
      double after = mean(metric.experiment());
      if (Double.isFinite(before) && Double.isFinite(after)) {
        sides.add(new Side(pair(metric.name(), before, after), judgement.findings().get(at)));
      }
    }
    sides.sort(Comparator.comparing((Side side) -> side.finding().label() == Label.PASS).thenComparing(Side::isPlain));
    return sides.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chart.Comparison("Canary " + id + ": " + judgement.verdict().word() + " (score "
            + shown(judgement.score()) + ")", words(id, judgement), "% of baseline", "baseline", "canary",
            sides.stream().map(side -> named(side)).toList()));
  }

  private static Chart.Pair named(Side side) {
    String word = side.finding().label() == Label.PASS ? "Not proved" : side.finding().label().word();
    return side.isPlain()
        ? side.pair()
        : new Chart.Pair(word + ": " + side.pair().name(), side.pair().first(), side.pair().second());
  }

  /** What grew from nothing has no percentage; then the canary is the whole. */
  private static Chart.Pair pair(String name, double before, double after) {
    double whole = before != 0 ? Math.abs(before) : Math.abs(after);
    return whole == 0
        ? new Chart.Pair(name, 0, 0)
        : new Chart.Pair(name, before / whole * WHOLE, after / whole * WHOLE);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static String words(String id, Judgement judgement) {
    long bad = judgement.findings().stream().filter(finding -> finding.label() != Label.PASS).count();
    return Texts.cut("Canary %s: %s, score %s; %d of %d metrics did not pass.%s".formatted(id,
        judgement.verdict().word(), shown(judgement.score()), bad, judgement.findings().size(),
        judgement.reasons().isEmpty() ? "" : " " + judgement.reasons().getFirst()), Chart.LONGEST_ALT);
  }

  private static String shown(double score) {
    return String.format(Locale.ROOT, score == Math.rint(score) ? "%.0f" : "%.2f", score);
  }
}
