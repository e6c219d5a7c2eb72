package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.analysis.canary.CanaryJudge.Mode;
import io.opsmate.skills.analysis.canary.Metric.Direction;
import io.opsmate.skills.analysis.canary.Metric.Handling;
import io.opsmate.skills.analysis.canary.Metric.Missing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs, in both modes. */
class CanaryJudgeTest {
  private static final double[] LOW = {1, 2, 1, 3, 2, 1, 2, 3, 1, 2};
  private static final double[] HIGH = {11, 12, 13, 11, 12, 13, 12, 11, 13, 12};

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aRiseThatIsBadIsHigh(Mode mode) {
    assertThat(label(mode, metric(Direction.INCREASE, HIGH, LOW))).isEqualTo(Label.HIGH);
    assertThat(label(mode, metric(Direction.EITHER, HIGH, LOW))).isEqualTo(Label.HIGH);
    assertThat(label(mode, metric(Direction.DECREASE, HIGH, LOW))).isEqualTo(Label.PASS);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void aFallThatIsBadIsLow(Mode mode) {
    assertThat(label(mode, metric(Direction.DECREASE, LOW, HIGH))).isEqualTo(Label.LOW);
    assertThat(label(mode, metric(Direction.INCREASE, LOW, HIGH))).isEqualTo(Label.PASS);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void theSameDataPasses(Mode mode) {
    assertThat(label(mode, metric(Direction.EITHER, LOW, LOW))).isEqualTo(Label.PASS);
    assertThat(label(mode, metric(Direction.EITHER, new double[]{1, 1, 1}, new double[]{1, 1}))).isEqualTo(Label.PASS);
  }

  @Test
  void twoConstantSidesThatDifferAreTold() {
    double[] ten = {10, 10, 10, 10, 10};

    assertThat(label(Mode.kayenta, metric(Direction.EITHER, ten, new double[5]))).isEqualTo(Label.HIGH);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void onePointOnEachSideIsNoVerdictAndOthersAreJudged(Mode mode) {
    Metric one = metric(Direction.EITHER, new double[]{1, Double.NaN}, new double[]{2});

    Judgement judgement = judge(mode, one, passing(), metric(Direction.INCREASE, HIGH, LOW));

    assertThat(judgement.findings()).extracting(Finding::label)
        .containsExactly(Label.NO_DATA, Label.PASS, Label.HIGH);
    assertThat(judgement.findings().getFirst().because()).containsIgnoringCase("too little");
  }

  @Test
  void constantSidesTooSmallToSpreadAreCompared() {
    double[] tiny = {1e-322, 1e-322, 1e-322, 1e-322, 1e-322};

    assertThat(label(Mode.kayenta, metric(Direction.EITHER, tiny, new double[]{1e-323, 1e-323, 1e-323, 1e-323})))
        .isEqualTo(Label.HIGH);
  }

  @Test
  void weightsAreSharesOfAHundred() {
    assertThatThrownBy(() -> weighted(Map.of("a", 100.0, "b", 100.0)))
        .hasMessage("the weights of the groups sum up to 200, more than 100");
    assertThatThrownBy(() -> weighted(Map.of("a", 150.0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> weighted(Map.of("a", -1.0))).hasMessage("the weight of group “a” is -1, below 0");
    assertThatThrownBy(() -> weighted(Map.of("a", Double.NaN))).hasMessage("the weight of group “a” is no number");
    assertThat(weighted(Map.of("a", 33.4, "b", 33.3, "c", 33.300000001)).weights()).hasSize(3);
  }

  private static Run weighted(Map<String, Double> weights) {
    return new Run(List.of(passing()), weights, 95, 75);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void noDataIsNoVerdictAndFailsWhereDataIsRequired(Mode mode) {
    double[] none = {};
    Handling required = new Handling(Missing.REMOVE, false, Effect.USUAL, false, true, false);
    Handling zero = new Handling(Missing.REPLACE, false, Effect.USUAL, false, false, false);
    Handling critical = new Handling(Missing.REMOVE, false, Effect.USUAL, true, true, false);

    assertThat(label(mode, metric(Direction.EITHER, none, LOW))).isEqualTo(Label.NO_DATA);
    assertThat(label(mode, metric(Direction.EITHER, none, LOW, required))).isEqualTo(Label.NO_DATA_FAILS);
    assertThat(label(mode, metric(Direction.EITHER, none, LOW, zero))).isEqualTo(Label.PASS);
    assertThat(finding(mode, metric(Direction.EITHER, LOW, none, critical)).failsRun()).isTrue();
  }

  @Test
  void missingPointsAreLeftOutOrCountAsNothing() {
    double[] gaps = {Double.NaN, 5, Double.NaN, 6, 7};

    assertThat(Samples.prepared(gaps, Handling.USUAL)).containsExactly(5, 6, 7);
    assertThat(Samples.prepared(gaps, new Handling(Missing.REPLACE, false, Effect.USUAL, false, false, false)))
        .containsExactly(0, 5, 0, 6, 7);
  }

  @Test
  void aChangeWithinWhatIsAllowedPasses() {
    double[] tenPercentMore = Arrays.stream(HIGH).map(value -> 1.1 * value + 2).toArray();
    Effect lenient = new Effect(Effect.Measure.MEAN_RATIO, new Effect.Bounds(1.5, .5), new Effect.Bounds(2, .2));
    Handling handling = new Handling(Missing.REMOVE, false, lenient, false, false, false);

    assertThat(label(Mode.kayenta, metric(Direction.INCREASE, tenPercentMore, HIGH))).isEqualTo(Label.HIGH);
    assertThat(label(Mode.kayenta, metric(Direction.INCREASE, tenPercentMore, HIGH, handling))).isEqualTo(Label.PASS);
  }

  @Test
  void aCriticalMetricFailsTheRunFromItsOwnThresholdOn() {
    Effect effect = new Effect(Effect.Measure.MEAN_RATIO, new Effect.Bounds(1, 1), new Effect.Bounds(20, .01));
    Handling mild = new Handling(Missing.REMOVE, false, effect, true, false, false);
    Handling strict = new Handling(Missing.REMOVE, false, Effect.USUAL, true, false, false);

    assertThat(finding(Mode.kayenta, metric(Direction.INCREASE, HIGH, LOW, mild)))
        .returns(Label.HIGH, Finding::label)
        .returns(false, Finding::failsRun);
    assertThat(judge(Mode.kayenta, metric(Direction.INCREASE, HIGH, LOW, strict), passing(), passing()).score())
        .isZero();
  }

  @Test
  void mutedMetricsAreJudgedAndDoNotCount() {
    Handling muted = new Handling(Missing.REMOVE, false, Effect.USUAL, true, false, true);

    Judgement judgement = judge(Mode.kayenta, metric(Direction.INCREASE, HIGH, LOW, muted), passing());

    assertThat(judgement.findings().getFirst().label()).isEqualTo(Label.HIGH);
    assertThat(judgement.score()).isEqualTo(100);
    assertThat(judgement.reasons()).singleElement().asString().contains("muted");
  }

  @Test
  void groupsWithoutAWeightShareWhatIsLeft() {
    Metric bad = new Metric("errors", List.of("errors"), Direction.INCREASE, HIGH, LOW, Handling.USUAL);
    Metric latency = new Metric("latency", List.of("latency"), Direction.INCREASE, LOW, LOW, Handling.USUAL);
    Metric load = new Metric("load", List.of("load"), Direction.INCREASE, LOW, LOW, Handling.USUAL);

    Judgement judgement =
        new CanaryJudge(Mode.kayenta).judge(new Run(List.of(bad, latency, load), Map.of("errors", 40.0), 95, 50));

    assertThat(judgement.score()).isEqualTo(60);
    assertThat(judgement.verdict()).isEqualTo(Judgement.Verdict.MARGINAL);
  }

  @Test
  void halfTheMetricsWithoutDataFail() {
    assertThat(judge(Mode.kayenta, metric(Direction.EITHER, new double[0], LOW), passing()).score()).isZero();
    assertThat(judge(Mode.kayenta, metric(Direction.EITHER, new double[0], LOW), passing(), passing()).score())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void whyARunFailsIsSaidThoughNoMetricDiffers(Mode mode) {
    Handling muted = new Handling(Missing.REMOVE, false, Effect.USUAL, false, false, true);

    assertThat(judge(mode).reasons().getFirst()).startsWith("No metric counts: there is none.");
    assertThat(judge(mode, metric(Direction.EITHER, LOW, LOW, muted)).reasons().getFirst())
        .startsWith("No metric counts: all are muted.");
    assertThat(judge(mode, metric(Direction.EITHER, new double[0], LOW), passing()).reasons().getFirst())
        .startsWith("Half of the metrics or more have too little data");
    assertThat(new CanaryJudge(mode).judge(new Run(List.of(passing()), Map.of("g", 10.0), 95, 75)).reasons())
        .singleElement()
        .asString()
        .contains("weights");
  }

  @Test
  void outliersAreWhatLiesFarBeyondTheQuartiles() {
    double[] usual = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    double[] withOne = {1, 2, 3, 4, 1000, 5, 6, 7, 8, 9, 10};

    assertThat(Samples.present(Samples.withoutOutliers(usual))).containsExactly(usual);
    assertThat(Samples.present(Samples.withoutOutliers(withOne))).containsExactly(usual);
  }

  @Test
  void numbersBelowZeroAmongCountsAreSaidWhateverTheVerdict() {
    double[] errors = {0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] more = {0, 0, 5, 0, 1, 0, 4, 0, 3, 0, 3, 0};
    String words = "m: %s of the canary and 1 point of the baseline are below 0 though the others are counts. Look"
        + " at what counts them.";

    assertThat(judge(Mode.opsmate, metric(Direction.INCREASE, more, errors)).reasons()).hasSize(2)
        .doesNotHave(new Condition<>(all -> all.getFirst().contains("%)"), "a percentage of less than nothing"))
        .last()
        .isEqualTo(words.formatted("0 points"));
    assertThat(judge(Mode.opsmate, metric(Direction.INCREASE, errors, errors)).reasons())
        .containsExactly("No metric differs in a way that matters.", words.formatted("1 point"));
    assertThat(judge(Mode.kayenta, metric(Direction.INCREASE, errors, errors)).reasons())
        .containsExactly("No metric differs in a way that matters.");
  }

  @Test
  void whatMayBeBelowZeroIsNoFault() {
    double[] frost = {-3.5, -2, -4.25, -1, -3, .5, -2.5, -3, -4, -1.5};

    assertThat(BelowZero.of(metric(Direction.EITHER, frost, LOW))).isZero();
    assertThat(BelowZero.of(metric(Direction.EITHER, new double[0], new double[]{Double.NaN}))).isZero();
  }

  @Test
  void whatIsNoPercentageIsNotSaid() {
    double[] vast = Arrays.stream(LOW).map(value -> value * 4e307).toArray();
    double[] none = Arrays.stream(LOW).map(value -> -value).toArray();
    double[] tiny = Arrays.stream(LOW).map(value -> value * 1e-310).toArray();

    for (double[] baseline : List.of(vast, none, tiny)) {
      for (double[] canary : List.of(HIGH, vast)) {
        assertThat(judge(Mode.opsmate, metric(Direction.EITHER, canary, baseline)).reasons().getFirst())
            .doesNotContain("Infinity", "NaN")
            .satisfies(words -> assertThat(baseline == none && words.contains("%)")).isFalse());
      }
    }
  }

  private static Metric passing() {
    return metric(Direction.EITHER, LOW, LOW);
  }

  private static Metric metric(Direction direction, double[] experiment, double[] control) {
    return metric(direction, experiment, control, Handling.USUAL);
  }

  private static Metric metric(Direction direction, double[] experiment, double[] control, Handling handling) {
    return new Metric("m", List.of("g"), direction, experiment, control, handling);
  }

  private static Label label(Mode mode, Metric metric) {
    return finding(mode, metric).label();
  }

  private static Finding finding(Mode mode, Metric metric) {
    return judge(mode, metric).findings().getFirst();
  }

  private static Judgement judge(Mode mode, Metric... metrics) {
    return new CanaryJudge(mode).judge(new Run(List.of(metrics), Map.of(), 95, 75));
  }
}
