package io.opsmate.skills.analysis.canary;

import java.util.List;
import java.util.Map;

/**
 * Everything one judgement is about.
 *
 * @param weights of groups, out of 100; groups without one share what is left
 * @param pass a score from here passes
 * @param marginal a score from here is not clear
 */
public record Run(List<Metric> metrics, Map<String, Double> weights, double pass, double marginal) {
  public Run {
    metrics = List.copyOf(metrics);
    weights = Map.copyOf(weights);
  }
}
