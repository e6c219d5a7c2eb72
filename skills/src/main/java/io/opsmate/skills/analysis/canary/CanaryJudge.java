package io.opsmate.skills.analysis.canary;

import java.util.function.Function;

/** Judges whole runs. */
public final class CanaryJudge {
  private final Mode mode;

  /** How metrics are classified; groups and scores are summed up alike. */
  @SuppressWarnings("checkstyle:ConstantName")
  public enum Mode {
    /** As NetflixACAJudge v1.0 of Kayenta, so that a team can move over without other verdicts. */
    kayenta,
    /** By the test that suits the metric: sees rare errors, and changes in what drifts. */
    opsmate
  }

  public CanaryJudge(Mode mode) {
    this.mode = mode;
  }

  public Judgement judge(Run run) {
    return switch (mode) {
      case kayenta -> judged(run, RankTest.KAYENTA::classify);
      case opsmate -> judged(run, OwnTest.USUAL::classify).and(BelowZero.words(run.metrics()));
    };
  }

  private static Judgement judged(Run run, Function<Metric, Finding> classifier) {
    return Verdicts.of(run, run.metrics().stream().map(classifier).toList());
  }
}
