package io.opsmate.skills.analysis.canary;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a run.
 *
 * @param findings one for each metric, in their order
 * @param score 0 to 100
 * @param reasons sentences for people, the weightiest first
 */
public record Judgement(List<Finding> findings, double score, Verdict verdict, List<String> reasons) {
  /** What is to be done with the canary. */
  public enum Verdict {
    PASS("Pass"), MARGINAL("Marginal"), FAIL("Fail");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** As Kayenta writes it. */
    public String word() {
      return word;
    }
  }

  public Judgement {
    findings = List.copyOf(findings);
    reasons = List.copyOf(reasons);
  }

  /** With more to be said. */
  Judgement and(List<String> more) {
    return new Judgement(findings, score, verdict, Stream.concat(reasons.stream(), more.stream()).toList());
  }
}
