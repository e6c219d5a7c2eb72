package io.opsmate.skills.analysis.canary;

import io.opsmate.skills.analysis.canary.Judgement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Judges a canary while its points come in, and as early as the data honestly allow. However often it looks, an unchanged
 * metric is called changed in less than 1.5 % of runs (how: {@link Spending}). The verdict comes once no metric that is
 * still open could change it.
 *
 * <p>Not thread-safe.
 */
public final class CanaryWatch {
  /** In place of a value: this side of the metric is over. It is no missing point. */
  public static final double OVER = Double.NEGATIVE_INFINITY;

  private static final int NAMED = 3;

  private final Run run;
  private final CanaryPlan plan;
  private final List<OpenMetric> metrics = new ArrayList<>();
  private int points;
  private int looked;
  private Answer answer;

  /** Where the run stands. */
  public sealed interface Answer {
    /**
     * It is too early.
     *
     * @param because one sentence for people
     * @param likely points until a verdict if things go on as so far
     * @param most points until a verdict comes in any case
     */
    record NotYet(String because, int likely, int most) implements Answer {}

    /**
     * It is clear; further points change nothing.
     *
     * @param judgement metrics that were still open are {@link Label#OPEN}; the score is then the bound that they leave: at
     *     most this for a failed run, at least this for the others
     * @param points after how many it came
     */
    record Judged(Judgement judgement, int points, boolean isEarly) implements Answer {}
  }

  /** @param run what is judged and how; values in it are not looked at */
  public CanaryWatch(Run run, CanaryPlan plan) {
    this.run = run;
    this.plan = plan;
    run.metrics().forEach(metric -> metrics.add(new OpenMetric(metric, plan.of(metric))));
    this.answer = open();
  }

  /**
   * Takes the next point of every metric, in their order; NaN where it is missing, {@link #OVER} after a side's end.
   *
   * @return where the run stands now; the verdict stays once it came
   */
  public Answer next(double[] experiment, double[] control) {
    if (experiment.length != metrics.size() || control.length != metrics.size()) {
      throw new IllegalArgumentException("a point has a value for each of the " + metrics.size() + " metrics, not "
          + experiment.length + " and " + control.length);
    }
    if (answer instanceof Answer.Judged) {
      return answer;
    }
    points++;
    for (int i = 0; i < experiment.length; i++) {
      metrics.get(i).add(experiment[i], control[i]);
    }
    if (points >= plan.points()) {
      return end();
    }
    if (plan.looks(points) > looked) {
      looked = plan.looks(points);
      metrics.forEach(metric -> metric.look(looked - 1));
      answer = early();
    } else {
      answer = open();
    }
    return answer;
  }

  /** No more points come, for a reason that has nothing to do with them: judges what is there. */
  public Answer.Judged end() {
    if (answer instanceof Answer.Judged judged) {
      return judged;
    }
    metrics.forEach(OpenMetric::end);
    Judgement judgement = Verdicts.of(run, metrics.stream().map(metric -> metric.settled().orElseThrow()).toList())
        .and(belowZero());
    Answer.Judged judged = new Answer.Judged(judgement, points, points < plan.points());
    answer = judged;
    return judged;
  }

  private Answer early() {
    Judgement best = Verdicts.of(run, assumed(Label.PASS));
    Judgement worst = Verdicts.of(run, assumed(Label.HIGH));
    Judgement without = Verdicts.of(run, assumed(Label.NO_DATA));
    Verdict verdict = best.verdict();
    if (verdict != worst.verdict() || verdict != without.verdict()) {
      return open();
    }
    List<Finding> findings = metrics.stream()
        .map(metric -> metric.settled().orElseGet(CanaryWatch::stillOpen))
        .toList();
    double score = verdict == Verdict.FAIL
        ? Math.max(best.score(), without.score())
        : Math.min(worst.score(),
            without.score());
    return new Answer.Judged(new Judgement(findings, score, verdict, reasons(findings, verdict)).and(belowZero()),
        points, true);
  }

  private List<String> belowZero() {
    return BelowZero.words(metrics.stream().map(OpenMetric::soFar).toList());
  }

  private List<String> reasons(List<Finding> findings, Verdict verdict) {
    List<String> reasons = new ArrayList<>(Verdicts.reasons(run, findings, verdict));
    long left = findings.stream().filter(finding -> finding.label() == Label.OPEN).count();
    reasons.add("Judged after " + points + " of " + plan.points() + " points"
        + (left == 0 ? "." : "; " + left + (left == 1 ? " metric" : " metrics") + " still open could not change it."));
    return reasons;
  }

  /** Every open metric comes out like this, as far as it can. */
  private List<Finding> assumed(Label label) {
    return metrics.stream()
        .map(metric -> metric.settled()
            .orElseGet(() -> new Finding(
                label == Label.NO_DATA && metric.hasEnough() ? Label.PASS : label,
                metric.asked().handling().isCritical() && label != Label.PASS, "")))
        .toList();
  }

  private static Finding stillOpen() {
    return new Finding(Label.OPEN, false, "It was open when the verdict came, and could not change it.");
  }

  private Answer open() {
    List<OpenMetric> open = metrics.stream().filter(metric -> metric.settled().isEmpty()).toList();
    List<String> few =
        open.stream().filter(metric -> !metric.hasEnough()).map(metric -> metric.asked().name()).toList();
    List<String> unclear = open.stream().filter(OpenMetric::hasEnough).map(metric -> metric.asked().name()).toList();
    String because = (unclear.isEmpty() ? "" : " " + named(unclear) + " could still go either way.")
        + (few.isEmpty()
            ? ""
            : " " + named(few) + (few.size() == 1 ? " has" : " have") + " too little data: at least "
                + OpenMetric.FEWEST + " points of both sides are needed.");
    int most = plan.points() - points;
    int likely = IntStream.concat(open.stream().mapToInt(metric -> metric.likelyLooks(looked - 1)), IntStream.of(1))
        .max()
        .orElse(1);
    return new Answer.NotYet("No verdict after " + points + " of " + plan.points() + " points." + because,
        Math.clamp(plan.pointsOf((long) looked + likely) - points, 1, Math.max(1, most)), most);
  }

  private static String named(List<String> names) {
    return names.stream().limit(NAMED).collect(Collectors.joining(", "))
        + (names.size() <= NAMED ? "" : " and " + (names.size() - NAMED) + " more");
  }
}
