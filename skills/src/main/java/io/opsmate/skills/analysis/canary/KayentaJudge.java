package io.opsmate.skills.analysis.canary;

import java.util.List;

/** Judges as NetflixACAJudge v1.0 of Kayenta does, so that a team can move over without other verdicts. */
public final class KayentaJudge {
  public Judgement judge(Run run) {
    List<Finding> findings = run.metrics().stream().map(RankTest.KAYENTA::classify).toList();
    return Verdicts.of(run, findings);
  }
}
