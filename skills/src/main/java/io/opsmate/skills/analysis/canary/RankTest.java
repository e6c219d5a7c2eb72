package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import java.util.Locale;

/**
 * Classifies one metric as NetflixACAJudge v1.0 does: the whole confidence interval of the shift has to lie beyond a
 * quarter of the estimated shift, and the effect has to be larger than allowed.
 *
 * @param tolerance part of the estimated shift that the interval has to clear
 * @param confidence of the interval
 */
record RankTest(double tolerance, double confidence) {
  static final RankTest KAYENTA = new RankTest(.25, .98);

  /** Unit: part of the value. Two constant sides have no ranks to compare; so small a spread gives them some. */
  private static final double SPREAD = 1e-5;

  private static final double NEARLY = 1e-3;

  Finding classify(Metric metric) {
    double[] experiment = Samples.prepared(metric.experiment(), metric.handling());
    double[] control = Samples.prepared(metric.control(), metric.handling());
    if (experiment.length == 0 || control.length == 0) {
      return withoutData(metric.handling(), experiment.length == 0 ? "canary" : "baseline");
    }
    if (isTheSame(experiment, control)) {
      return new Finding(Label.PASS, false, "Canary and baseline measured the same.");
    }
    if (experiment.length == 1 && control.length == 1) {
      return unclear(metric.handling(), "One point on each side is too little to tell.");
    }
    return compare(metric, experiment, control, isConstant(experiment) && isConstant(control)
        ? RankShift.of(spread(experiment), spread(control), confidence)
        : RankShift.of(experiment, control, confidence));
  }

  /** Without the interval, which takes many steps to find: it can lie beyond 0 only if ranks alone say so. */
  boolean mayDiffer(double[] experiment, double[] control) {
    return isConstant(experiment) && isConstant(control)
        || Math.abs(RankShift.z(experiment, control, 0)) > RankShift.quantile(confidence) - NEARLY;
  }

  private Finding compare(Metric metric, double[] experiment, double[] control, RankShift shift) {
    double margin = tolerance * Math.abs(shift.estimate());
    Effect effect = metric.handling().effect();
    double size = effect.measure().of(experiment, control);
    if (metric.direction().minds(true) && shift.low() > margin && reaches(size, effect.allowed().increase(), true)) {
      boolean fails = metric.handling().isCritical() && reaches(size, effect.critical().increase(), true);
      return new Finding(Label.HIGH, fails, words("higher", shift, effect, size));
    }
    if (metric.direction().minds(false) && shift.high() < -margin
        && reaches(size, effect.allowed().decrease(), false)) {
      boolean fails = metric.handling().isCritical() && reaches(size, effect.critical().decrease(), false);
      return new Finding(Label.LOW, fails, words("lower", shift, effect, size));
    }
    return new Finding(Label.PASS, false, "No difference that matters: the canary's shift is between "
        + shown(shift.low()) + " and " + shown(shift.high()) + " (" + shown(100 * confidence) + " % confidence).");
  }

  static Finding withoutData(Metric.Handling handling, String side) {
    String because = "The " + side + " has no data.";
    if (handling.missing() == Metric.Missing.REPLACE) {
      return new Finding(Label.PASS, false, because + " Missing points count as 0 here, so it passes.");
    }
    return unclear(handling, because);
  }

  /** By how much hangs on a metric that cannot be judged. */
  static Finding unclear(Metric.Handling handling, String because) {
    if (handling.mustHaveData() && !handling.isCritical()) {
      return new Finding(Label.NO_DATA_FAILS, false, because + " The metric must have some, so it fails.");
    }
    return new Finding(Label.NO_DATA, handling.isCritical(), because
        + (handling.isCritical() ? " The metric is critical, so the run fails." : " It does not count."));
  }

  /** An effect that cannot be measured does not stand in the way. */
  static boolean reaches(double size, double threshold, boolean increase) {
    return Double.isNaN(size) || (increase ? size >= threshold : size <= threshold);
  }

  /** One value in all, or the same values. */
  static boolean isTheSame(double[] experiment, double[] control) {
    return isConstant(experiment) && isConstant(control) && experiment[0] == control[0]
        || Arrays.equals(Samples.sorted(experiment), Samples.sorted(control));
  }

  private static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static double[] spread(double[] values) {
    double[] spread = values.clone();
    for (int i = 0; i < spread.length; i++) {
      double part = spread.length == 1 ? 0 : 2.0 * i / (spread.length - 1) - 1;
      double wide = values[i] + part * SPREAD * (values[i] == 0 ? 1 : Math.abs(values[i]));
      spread[i] = Math.clamp(wide, -Double.MAX_VALUE, Double.MAX_VALUE);
    }
    return spread;
  }

  private String words(String how, RankShift shift, Effect effect, double size) {
    String much = switch (effect.measure()) {
      case MEAN_RATIO -> Double.isNaN(size) ? "" : ", " + shown(size) + " times the baseline's mean";
      case CLES -> ", a random canary point is above a baseline point in " + shown(100 * size) + " % of pairs";
    };
    return "The canary is " + how + " by about " + shown(Math.abs(shift.estimate())) + much + " ("
        + shown(100 * confidence) + " % confidence: " + shown(shift.low()) + " to " + shown(shift.high()) + ").";
  }

  /** How rarely chance alone does this, in words for somebody who reads quickly. */
  static String byChance(double chance) {
    String how = chance < 1e-6
        ? "fewer than one of a million runs"
        : chance < 1e-4 ? "fewer than one of 10,000 runs"
        : shown(100 * chance) + " % of runs";
    return "; by chance that happens in " + how + ".";
  }

  static String shown(double value) {
    return String.format(Locale.ROOT, "%.4g", value)
        .replaceAll("(\\.\\d*?)0+(e|$)", "$1$2")
        .replaceAll("\\.(e|$)", "$1");
  }
}
