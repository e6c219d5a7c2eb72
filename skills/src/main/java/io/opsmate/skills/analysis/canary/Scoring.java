package io.opsmate.skills.analysis.canary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sums up findings as Kayenta's weighted sum does. Source: facts on canary judging, steps 5 and 6. */
final class Scoring {
  private static final double WHOLE = 100;

  private Scoring() {}

  /** How a metric that counts is grouped, and what it says. */
  record Counted(List<String> groups, Finding finding) {}

  /** 0 to 100, rounded to 2 places. */
  static double score(List<Counted> metrics, Map<String, Double> weights) {
    if (metrics.stream().anyMatch(metric -> metric.finding().failsRun() && metric.finding().label() != Label.PASS)
        || isMostlyWithoutData(metrics)) {
      return 0;
    }
    Map<String, int[]> groups = new LinkedHashMap<>();
    metrics.forEach(metric -> metric.groups().forEach(group -> count(groups, group, metric.finding().label())));
    Set<String> unweighted = new TreeSet<>(groups.keySet());
    unweighted.removeAll(weights.keySet());
    double given = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    double share = unweighted.isEmpty() ? 0 : (WHOLE - given) / unweighted.size();
    double score = 0;
    for (Map.Entry<String, int[]> group : groups.entrySet()) {
      int[] counts = group.getValue();
      double own = counts[1] == 0 ? WHOLE : WHOLE * counts[0] / counts[1];
      score += own * weights.getOrDefault(group.getKey(), share) / WHOLE;
    }
    return BigDecimal.valueOf(score).setScale(2, RoundingMode.HALF_UP).doubleValue();
  }

  static Judgement.Verdict verdict(double score, double pass, double marginal) {
    if (score >= pass) {
      return Judgement.Verdict.PASS;
    }
    return score >= marginal ? Judgement.Verdict.MARGINAL : Judgement.Verdict.FAIL;
  }

  static boolean isMostlyWithoutData(List<Counted> metrics) {
    long without = metrics.stream().filter(metric -> metric.finding().label() == Label.NO_DATA).count();
    return without > 0 && 2 * without >= metrics.size();
  }

  /** Passed and counted. */
  private static void count(Map<String, int[]> groups, String group, Label label) {
    int[] counts = groups.computeIfAbsent(group, _ -> new int[2]);
    switch (label) {
      case PASS -> {
        counts[0]++;
        counts[1]++;
      }
      case HIGH, LOW, NO_DATA_FAILS -> counts[1]++;
      case NO_DATA, OPEN -> {
      }
    }
  }
}
