package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.canary.CanaryJudge.Mode;
import io.opsmate.skills.analysis.canary.CanaryWatch.Answer.Judged;
import io.opsmate.skills.analysis.canary.Finding.Doubt;
import io.opsmate.skills.analysis.canary.Judgement.Verdict;
import io.opsmate.skills.analysis.canary.Metric.Direction;
import io.opsmate.skills.analysis.canary.Metric.Handling;
import io.opsmate.skills.analysis.canary.Metric.Missing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics whose points follow each other, unchanged and changed. Seeds are fixed. */
class SmoothSeriesTest {
  private static final int RUNS = 1_000;
  private final Random random = new Random(20261122);

  @ParameterizedTest
  @ValueSource(ints = {60, 240})
  void aLeakIsHigh(int points) {
    double[] control = values(points, _ -> 100 + random.nextGaussian());

    assertThat(finding(values(points, i -> 100 + 2 * i), control).label()).isEqualTo(Label.HIGH);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-155, 1, 1e150, 1e300})
  void theUnitOfAMetricIsOfNoAccount(double unit) {
    double[] control = values(60, _ -> unit * (100 + random.nextGaussian()));

    assertThat(finding(values(60, i -> unit * (100 + 2 * i)), control).label()).isEqualTo(Label.HIGH);
    assertThat(finding(values(60, _ -> unit * (100 + random.nextGaussian())), control).label()).isEqualTo(Label.PASS);
  }

  @Test
  void aLeakIsSeenWhilePointsComeIn() {
    Judged judged = pointByPoint(values(60, i -> 100 + 2 * i), values(60, i -> 100 + (i % 2 == 0 ? 1 : -1)));

    assertThat(judged.judgement().findings().getFirst().label()).isEqualTo(Label.HIGH);
    assertThat(judged.points()).isLessThan(30);
  }

  @Test
  void aStepInTheMiddleIsHigh() {
    double[] control = values(60, _ -> 100 + random.nextGaussian());
    double[] experiment = values(60, i -> (i < 30 ? 100 : 200) + random.nextGaussian());

    assertThat(finding(experiment, control).label()).isEqualTo(Label.HIGH);
    assertThat(pointByPoint(experiment, control).judgement().verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void sidesThatRiseTogetherAtOtherRatesDiffer() {
    assertThat(finding(values(60, i -> 2 * i + 100), values(60, i -> i)).label()).isEqualTo(Label.HIGH);
  }

  @Test
  void slowWavesThatNeverMeetDiffer() {
    double[] control = values(60, i -> 100 + 5 * Math.sin(i / 10.0));
    double[] experiment = values(60, i -> 300 + 5 * Math.sin(i / 10.0 + 1));

    assertThat(finding(experiment, control)).returns(Label.HIGH, Finding::label)
        .extracting(Finding::because)
        .asString()
        .contains("(+199 %)", "never overlap");
    assertThat(pointByPoint(experiment, control).judgement().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding(control, experiment).label()).isEqualTo(Label.PASS);
  }

  @Test
  void aShortRunHasToDifferByMoreThanItMoved() {
    double[] control = values(12, i -> 100 + i);

    assertThat(finding(values(12, i -> 120 - i / 2.0), control).label()).isEqualTo(Label.PASS);
    assertThat(finding(values(12, i -> 300 - i / 2.0), control).label()).isEqualTo(Label.HIGH);
  }

  @Test
  void unchangedSmoothMetricsAreSeldomCalledChanged() {
    assertThat(alarms(60, .4)).isLessThanOrEqualTo(.02);
    assertThat(alarms(60, .7)).isLessThanOrEqualTo(.02);
    assertThat(alarms(60, .9)).isLessThanOrEqualTo(.035);
    assertThat(alarms(240, .95)).isLessThanOrEqualTo(.03);
  }

  @ParameterizedTest
  @ValueSource(doubles = {.9, .95})
  void aLargerChangeIsNeverFoundLess(double follows) {
    for (int run = 0; run < 100; run++) {
      double[] control = smooth(60, follows);
      double[] experiment = smooth(60, follows);
      int before = 0;
      for (double times : new double[]{1.1, 1.25, 1.5, 2, 3, 10}) {
        int found = found(finding(Arrays.stream(experiment).map(value -> times * value).toArray(), control));
        assertThat(found).as("run %d, %f times", run, times).isGreaterThanOrEqualTo(before);
        before = found;
      }
      assertThat(before).isEqualTo(3);
    }
  }

  @Test
  void aSteeperLeakIsNeverFoundLess() {
    for (int run = 0; run < 100; run++) {
      double[] control = values(60, _ -> 100 + random.nextGaussian());
      double[] noise = values(60, _ -> random.nextGaussian());
      int before = 0;
      for (double slope : new double[]{.05, .1, .2, .5, 1, 2, 10, 100}) {
        int found = found(finding(values(60, i -> 100 + slope * i + noise[i]), control));
        assertThat(found).as("run %d, %f a point", run, slope).isGreaterThanOrEqualTo(before);
        before = found;
      }
      assertThat(before).isEqualTo(3);
    }
  }

  @Test
  void whatKayentaWouldFailNeverPassesWithoutAWord() {
    int doubts = 0;
    for (int run = 0; run < 300; run++) {
      for (double times : new double[]{1, 1.004, 1.25, 1.5}) {
        double[] experiment = Arrays.stream(smooth(60, .9)).map(value -> times * value).toArray();
        Metric metric = metric(experiment, smooth(60, .9), Handling.USUAL);
        Finding own = OwnTest.USUAL.classify(metric);
        if (RankTest.KAYENTA.classify(metric).label() == Label.HIGH && own.label() == Label.PASS) {
          doubts++;
          assertThat(own.doubt()).isNotEqualTo(Doubt.NONE);
          assertThat(own.because()).contains("That is not proved", "follows the one before", "tell as much as");
        }
      }
    }
    assertThat(doubts).isPositive();
  }

  @Test
  void aSmallChangeThatKayentaWouldFailFails() {
    double[] control = values(60, _ -> 99.95 + .01 * random.nextGaussian());
    double[] experiment = values(60, _ -> 99.4 + .01 * random.nextGaussian());
    Metric rate = new Metric("success", List.of("g"), Direction.DECREASE, experiment, control, Handling.USUAL);

    assertThat(OwnTest.USUAL.classify(rate).label()).isEqualTo(Label.LOW);
  }

  @Test
  void aLargeDoubtMakesARunMarginalWhereTheMetricCounts() {
    double[] control = smooth(60, .95);
    double[] experiment = Arrays.stream(smooth(60, .95)).map(value -> 1.25 * value).toArray();
    Metric metric = metric(experiment, control, Handling.USUAL);
    Metric muted =
        metric(experiment, control, new Handling(Missing.REMOVE, false, Effect.USUAL, true, false, true));
    assertThat(OwnTest.USUAL.classify(metric).doubt()).isEqualTo(Doubt.LARGE);

    Judgement judgement = new CanaryJudge(Mode.opsmate).judge(new Run(List.of(metric), Map.of(), 95, 75));

    assertThat(judgement.verdict()).isEqualTo(Verdict.MARGINAL);
    assertThat(judgement.score()).isEqualTo(100);
    assertThat(judgement.reasons()).singleElement().asString().contains("That is not proved");
    assertThat(new CanaryJudge(Mode.opsmate).judge(new Run(List.of(muted, other()), Map.of(), 95, 75)).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(new CanaryJudge(Mode.opsmate)
        .judge(new Run(List.of(metric, other()), Map.of("g", 1.0, "other", 99.0), 95, 75))
        .verdict()).isEqualTo(Verdict.PASS);
    assertThat(pointByPoint(experiment, control)).returns(60, Judged::points)
        .extracting(judged -> judged.judgement().verdict())
        .isEqualTo(Verdict.MARGINAL);
  }

  private static Metric other() {
    double[] values = {1, 2, 3, 4, 5};
    return new Metric("other", List.of("other"), Direction.INCREASE, values, values, Handling.USUAL);
  }

  /** 0 unseen, 1 said, 2 marginal, 3 failed. */
  private static int found(Finding finding) {
    return finding.label() == Label.HIGH ? 3 : finding.doubt().ordinal();
  }

  private double alarms(int points, double follows) {
    long alarms = IntStream.range(0, RUNS)
        .filter(_ -> finding(smooth(points, follows), smooth(points, follows)).label() == Label.HIGH)
        .count();
    return (double) alarms / RUNS;
  }

  private static Judged pointByPoint(double[] experiment, double[] control) {
    Metric metric = metric(new double[0], new double[0], Handling.USUAL);
    CanaryWatch watch = new CanaryWatch(new Run(List.of(metric), Map.of(), 95, 75), new CanaryPlan(control.length));
    for (int i = 0; i < control.length; i++) {
      if (watch.next(new double[]{experiment[i]}, new double[]{control[i]}) instanceof Judged judged) {
        return judged;
      }
    }
    return watch.end();
  }

  private static Finding finding(double[] experiment, double[] control) {
    return OwnTest.USUAL.classify(metric(experiment, control, Handling.USUAL));
  }

  private static Metric metric(double[] experiment, double[] control, Handling handling) {
    return new Metric("m", List.of("g"), Direction.INCREASE, experiment, control, handling);
  }

  private static double[] values(int points, IntToDoubleFunction of) {
    return IntStream.range(0, points).mapToDouble(of).toArray();
  }

  /** Around 100 with a standard deviation of 10, from its first point on. */
  private double[] smooth(int points, double follows) {
    double[] values = new double[points];
    double off = random.nextGaussian();
    for (int i = 0; i < points; i++) {
      values[i] = 100 + 10 * off;
      off = follows * off + Math.sqrt(1 - follows * follows) * random.nextGaussian();
    }
    return values;
  }
}
