package io.opsmate.skills.analysis.canary;

import java.util.List;
import java.util.Map;

/**
 * Everything one judgement is about. Errors: {@link IllegalArgumentException} with one sentence for weights that are no
 * shares of 100.
 *
 * @param weights of groups, out of 100; groups without one share what is left
 * @param pass a score from here passes
 * @param marginal a score from here is not clear
 */
public record Run(List<Metric> metrics, Map<String, Double> weights, double pass, double marginal) {
  private static final double WHOLE = 100;

  /** What shares such as a third and two thirds may be above it. */
  private static final double ROUNDING = 1e-6;

  public Run {
    metrics = List.copyOf(metrics);
    weights = Map.copyOf(weights);
    weights.forEach(Run::check);
    double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    if (all > WHOLE + ROUNDING) {
      throw new IllegalArgumentException("the weights of the groups sum up to " + RankTest.shown(all)
          + ", more than 100");
    }
  }

  private static void check(String group, double weight) {
    if (Double.isNaN(weight)) {
      throw new IllegalArgumentException("the weight of group “" + group + "” is no number");
    }
    if (weight < 0) {
      throw new IllegalArgumentException("the weight of group “" + group + "” is " + RankTest.shown(weight)
          + ", below 0");
    }
  }
}
