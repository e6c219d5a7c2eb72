package io.opsmate.skills.analysis.canary;

import java.util.ArrayList;
import java.util.List;

/** Makes a judgement of findings. */
final class Verdicts {
  private Verdicts() {}

  /** @param findings one for each metric of the run */
  static Judgement of(Run run, List<Finding> findings) {
    List<Scoring.Counted> counted = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Metric metric = run.metrics().get(i);
      if (!metric.handling().isMuted()) {
        counted.add(new Scoring.Counted(metric.groups(), findings.get(i)));
      }
    }
    double score = Scoring.score(counted, run.weights());
    return new Judgement(findings, score, Scoring.verdict(score, run.pass(), run.marginal()), reasons(run, findings));
  }

  static List<String> reasons(Run run, List<Finding> findings) {
    List<String> first = new ArrayList<>();
    List<String> then = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Metric metric = run.metrics().get(i);
      Finding finding = findings.get(i);
      if (finding.label() != Label.PASS && finding.label() != Label.OPEN) {
        String muted = metric.handling().isMuted() ? " It is muted and does not count." : "";
        (finding.failsRun() && !metric.handling().isMuted() ? first : then).add(
            metric.name() + ": " + finding.because() + muted);
      }
    }
    first.addAll(then);
    return first.isEmpty() ? List.of("No metric differs in a way that matters.") : first;
  }
}
