package io.opsmate.skills.analysis.canary;

import io.opsmate.skills.analysis.canary.Judgement.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Makes a judgement of findings. */
final class Verdicts {
  private Verdicts() {}

  /** @param findings one for each metric of the run */
  static Judgement of(Run run, List<Finding> findings) {
    double score = Scoring.score(counted(run, findings), run.weights());
    Verdict verdict = Scoring.verdict(score, run.pass(), run.marginal());
    if (verdict == Verdict.PASS && isInDoubt(run, findings)) {
      verdict = Verdict.MARGINAL;
    }
    return new Judgement(findings, score, verdict, reasons(run, findings, verdict));
  }

  /** The run would not pass if the large differences that are not proved were. */
  private static boolean isInDoubt(Run run, List<Finding> findings) {
    if (findings.stream().noneMatch(finding -> finding.doubt() == Finding.Doubt.LARGE)) {
      return false;
    }
    List<Finding> proved = findings.stream()
        .map(finding -> finding.doubt() == Finding.Doubt.LARGE
            ? new Finding(Label.HIGH, finding.failsRun(), finding.because())
            : finding)
        .toList();
    return Scoring.verdict(Scoring.score(counted(run, proved), run.weights()), run.pass(), run.marginal())
        != Verdict.PASS;
  }

  private static List<Scoring.Counted> counted(Run run, List<Finding> findings) {
    List<Scoring.Counted> counted = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Metric metric = run.metrics().get(i);
      if (!metric.handling().isMuted()) {
        counted.add(new Scoring.Counted(metric.groups(), findings.get(i)));
      }
    }
    return counted;
  }

  static List<String> reasons(Run run, List<Finding> findings, Verdict verdict) {
    List<Scoring.Counted> counted = counted(run, findings);
    List<String> first = new ArrayList<>();
    if (counted.isEmpty()) {
      first.add("No metric counts: " + (findings.isEmpty() ? "there is none" : "all are muted")
          + ". Nothing was compared, so the score is 0.");
    } else if (Scoring.isMostlyWithoutData(counted)) {
      first.add("Half of the metrics or more have too little data, so the score is 0.");
    }
    List<String> then = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      Metric metric = run.metrics().get(i);
      Finding finding = findings.get(i);
      if (finding.label() != Label.PASS && finding.label() != Label.OPEN || finding.doubt() != Finding.Doubt.NONE) {
        String muted = metric.handling().isMuted() ? " It is muted and does not count." : "";
        (finding.failsRun() && !metric.handling().isMuted() ? first : then).add(
            metric.name() + ": " + finding.because() + muted);
      }
    }
    first.addAll(then);
    return first.isEmpty() ? List.of(nothing(verdict)) : first;
  }

  private static String nothing(Verdict verdict) {
    return "No metric differs in a way that matters"
        + (verdict == Verdict.PASS
            ? "."
            : ", but the weights of the groups give too low a score. Look at the weights.");
  }
}
