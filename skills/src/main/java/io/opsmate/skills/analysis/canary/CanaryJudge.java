package io.opsmate.skills.analysis.canary;

import java.util.function.Function;

/** Judges whole runs. */
public final class CanaryJudge {
  private final Function<Metric, Finding> classifier;

  /** How metrics are classified; groups and scores are summed up alike. */
  @SuppressWarnings("checkstyle:ConstantName")
  public enum Mode {
    /** As NetflixACAJudge v1.0 of Kayenta, so that a team can move over without other verdicts. */
    kayenta,
    /** By the test that suits the metric: sees rare errors, and changes in what drifts. */
    opsmate
  }

  public CanaryJudge(Mode mode) {
    this.classifier = switch (mode) {
      case kayenta -> RankTest.KAYENTA::classify;
      case opsmate -> OwnTest.USUAL::classify;
    };
  }

  public Judgement judge(Run run) {
    return Verdicts.of(run, run.metrics().stream().map(classifier).toList());
  }
}
