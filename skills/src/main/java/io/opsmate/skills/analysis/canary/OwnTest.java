package io.opsmate.skills.analysis.canary;

import java.util.Optional;

/**
 * Classifies one metric by the test that suits it: exact on totals for counts that are mostly 0, on pairs where both sides
 * move together in time, on ranks otherwise. Points that follow each other closely in value count for less than they are.
 *
 * @param falseAlarms how often an unchanged metric may be called changed; shared by both directions where both are bad
 * @param care with which a difference is weighed
 */
record OwnTest(double falseAlarms, Care care) {
  /** Unit: false alarms per unchanged metric. Below the 1.5 % that people accepted of the judge before. */
  static final OwnTest USUAL = new OwnTest(.0125, Care.AT_THE_END);

  /** With fewer points on a side no honest test can tell anything. */
  private static final int FEWEST = 4;

  /** Unit: of the baseline. A smaller change is real and does not matter. */
  private static final double WORTH_SAYING = .01;

  Finding classify(Metric metric) {
    double[] experiment = Samples.prepared(metric.experiment(), metric.handling());
    double[] control = Samples.prepared(metric.control(), metric.handling());
    if (experiment.length == 0 || control.length == 0) {
      return RankTest.withoutData(metric.handling(), experiment.length == 0 ? "canary" : "baseline");
    }
    if (RankTest.isTheSame(experiment, control)) {
      return new Finding(Label.PASS, false, "Canary and baseline measured the same.");
    }
    if (Math.min(experiment.length, control.length) < FEWEST) {
      return RankTest.unclear(metric.handling(), "Too little data to tell: " + experiment.length + " and "
          + control.length + " points, where " + FEWEST + " are needed.");
    }
    boolean isSparse = Counts.areSparse(experiment, control);
    double level = metric.direction() == Metric.Direction.EITHER ? falseAlarms / 2 : falseAlarms;
    Optional<Finding> high = metric.direction().minds(true)
        ? changed(metric, experiment, control, true, isSparse, level)
        : Optional.empty();
    return high.or(() -> metric.direction().minds(false)
        ? changed(metric, experiment, control, false, isSparse, level)
        : Optional.empty())
        .or(() -> care.isQuick() ? Optional.empty() : ofKayenta(metric, experiment, control, isSparse))
        .orElseGet(() -> new Finding(Label.PASS, false, "No difference that matters in " + experiment.length + " and "
            + control.length + " points."));
  }

  /** What Kayenta's judge would fail does not pass unseen: it fails, or it is said why it is not proved. */
  private Optional<Finding> ofKayenta(Metric metric, double[] experiment, double[] control, boolean isSparse) {
    if (!RankTest.KAYENTA.mayDiffer(experiment, control)) {
      return Optional.empty();
    }
    Finding theirs = RankTest.KAYENTA.classify(metric);
    if (theirs.label() != Label.HIGH && theirs.label() != Label.LOW) {
      return Optional.empty();
    }
    double follows = isSparse ? 0 : Series.follows(metric, experiment, control, care);
    return Optional.of(follows == 0
        ? theirs
        : new Finding(Label.PASS, theirs.failsRun(),
            Series.unproved(experiment, control, theirs.label() == Label.HIGH, follows),
            Distance.isLarge(experiment, control) ? Finding.Doubt.LARGE : Finding.Doubt.SMALL));
  }

  /**
   * How likely a difference like this is when nothing changed, whatever its size, for a walk of evidence: where only few
   * values are possible, half of the chance of this very one counts. 1/2 says nothing either way.
   */
  static double chance(Metric metric, boolean higher) {
    double[] experiment = Samples.prepared(metric.experiment(), metric.handling());
    double[] control = Samples.prepared(metric.control(), metric.handling());
    if (experiment.length == 0 || control.length == 0
        || RankTest.isTheSame(experiment, control)) {
      return .5;
    }
    return Counts.areSparse(experiment, control)
        ? (Counts.chance(experiment, control, higher) + 1 - Counts.chance(experiment, control, !higher)) / 2
        : Series.chance(metric, experiment, control, higher, Care.OUTLOOK);
  }

  private Optional<Finding> changed(Metric metric, double[] experiment, double[] control, boolean higher,
      boolean isSparse, double level) {
    Effect effect = metric.handling().effect();
    double size = size(effect.measure(), experiment, control);
    Effect.Bounds allowed = effect.allowed();
    if (!RankTest.reaches(size, higher ? allowed.increase() : allowed.decrease(), higher)) {
      return Optional.empty();
    }
    return because(metric, experiment, control, higher, isSparse, level).map(words -> {
      Effect.Bounds critical = effect.critical();
      boolean fails = metric.handling().isCritical()
          && RankTest.reaches(size, higher ? critical.increase() : critical.decrease(), higher);
      return new Finding(higher ? Label.HIGH : Label.LOW, fails, words);
    });
  }

  /** Empty when nothing is proved. */
  private Optional<String> because(Metric metric, double[] experiment, double[] control, boolean higher,
      boolean isSparse, double level) {
    if (isSparse) {
      return Optional.of(Counts.chance(experiment, control, higher))
          .filter(chance -> chance < level)
          .map(chance -> Counts.words(experiment, control, chance));
    }
    if (!isWorthSaying(experiment, control)) {
      return Optional.empty();
    }
    return Optional.of(Series.chance(metric, experiment, control, higher, care))
        .filter(chance -> chance < level)
        .map(chance -> Series.words(experiment, control, higher, chance))
        .or(() -> !care.isQuick() && Distance.isGross(experiment, control, higher)
            ? Optional.of(Series.apart(experiment, control, higher))
            : Optional.empty());
  }

  /** NaN, too, for a ratio of means of which one is not above 0: it would turn round what is higher. */
  private static double size(Effect.Measure measure, double[] experiment, double[] control) {
    return switch (measure) {
      case MEAN_RATIO -> Samples.mean(experiment) > 0 && Samples.mean(control) > 0
          ? measure.of(experiment, control)
          : Double.NaN;
      case CLES -> measure.of(experiment, control);
    };
  }

  private static boolean isWorthSaying(double[] experiment, double[] control) {
    double base = Math.abs(Samples.mean(control));
    return Math.abs(Samples.mean(experiment) - Samples.mean(control)) >= WORTH_SAYING * base
        || Math.abs(Samples.median(experiment) - Samples.median(control)) >= WORTH_SAYING * base;
  }
}
