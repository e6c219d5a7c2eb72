package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.canary.Metric.Direction;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** What the judge sees and how often it cries wolf, on runs made with a known truth. Seeds are fixed. */
class OwnTestTest {
  private static final int RUNS = 1_000;
  private final Random random = new Random(20261121);

  @Test
  void unchangedMetricsAreRarelyCalledChanged() {
    assertThat(alarms(30, latency(1), latency(1))).isLessThanOrEqualTo(.015);
    assertThat(alarms(60, count(.1), count(.1))).isLessThanOrEqualTo(.015);
    assertThat(alarms(120, count(.02), count(.02))).isLessThanOrEqualTo(.015);
  }

  @Test
  void pointsThatFollowEachOtherAreNoFalseAlarm() {
    assertThat(alarms(60, sluggish(), sluggish())).isLessThanOrEqualTo(.025);
  }

  @Test
  void moreErrorsAreSeenThoughTheyAreRare() {
    assertThat(alarms(60, count(.1), count(.6))).isGreaterThanOrEqualTo(.99);
    assertThat(alarms(120, count(.02), count(.2))).isGreaterThanOrEqualTo(.95);
  }

  @Test
  void aQuarterMoreLatencyIsSeenInHalfTheRunsOfThirtyPoints() {
    assertThat(alarms(30, latency(1), latency(1.25))).isGreaterThanOrEqualTo(.5);
  }

  @Test
  void aCommonDriftHidesNothing() {
    double[] drift = new double[1];
    int seen = 0;
    for (int run = 0; run < 200; run++) {
      double[] control = new double[60];
      double[] experiment = new double[60];
      for (int i = 0; i < 60; i++) {
        drift[0] = 100 + 40 * Math.sin(i / 10.0);
        control[i] = drift[0] + 5 * random.nextGaussian();
        experiment[i] = 1.1 * drift[0] + 5 * random.nextGaussian();
      }
      seen += isHigh(control, experiment) ? 1 : 0;
    }
    assertThat(seen / 200.0).isGreaterThanOrEqualTo(.95);
  }

  @Test
  void burstsOfErrorsCountForLessThanAsManySingleOnes() {
    double[] quiet = new double[60];
    double[] burst = new double[60];
    double[] spread = new double[60];
    quiet[3] = 1;
    burst[30] = 12;
    for (int i = 0; i < 12; i++) {
      spread[5 * i] = 1;
    }

    assertThat(isHigh(quiet, spread)).isTrue();
    assertThat(isHigh(quiet, burst)).isFalse();
  }

  @Test
  void tooFewPointsAreNoVerdict() {
    assertThat(OwnTest.USUAL.classify(metric(new double[]{1.5, 2.5}, new double[]{100.5, 120.5})).label())
        .isEqualTo(Label.NO_DATA);
  }

  @Test
  void tooFewPointsOfWhatMustHaveDataAreNoLessThanNone() {
    assertThat(OwnTest.USUAL.classify(few(true, false))).returns(true, Finding::failsRun);
    assertThat(OwnTest.USUAL.classify(few(false, true)).label()).isEqualTo(Label.NO_DATA_FAILS);
  }

  @Test
  void whatIsBelowZeroIsHigherWhenItIsHigher() {
    double[] low = {-100, -101, -102, -99, -98, -103, -97, -100.5, -101.5, -99.5};
    double[] high = {-50, -51, -52, -49, -48, -53, -47, -50.5, -51.5, -49.5};

    assertThat(isHigh(low, high)).isTrue();
    assertThat(isHigh(high, low)).isFalse();
  }

  @Test
  void totalsBeyondAnIntegerAreCompared() {
    double[] many = {3e8, 3e8, 3e8, 3e8, 3e8, 3e8, 3e8, 3e8, 3e8, 3e8};

    assertThat(isHigh(new double[10], many)).isTrue();
    assertThat(isHigh(many, new double[10])).isFalse();
  }

  @Test
  void pairsAreOfTheValuesThatAreKept() {
    double[] control = new double[24];
    double[] experiment = new double[24];
    for (int i = 0; i < 24; i++) {
      control[i] = 100 + 40 * Math.sin(i / 3.0);
      experiment[i] = control[i] + 4 + i * 7 % 5;
    }
    experiment[5] = 1e9;
    Metric.Handling handling =
        new Metric.Handling(Metric.Missing.REMOVE, true, Effect.USUAL, false, false, false);

    assertThat(OwnTest.USUAL.classify(new Metric("m", List.of("g"), Direction.INCREASE, experiment, control, handling))
        .label()).isEqualTo(Label.HIGH);
  }

  private static Metric few(boolean isCritical, boolean mustHaveData) {
    return new Metric("m", List.of("g"), Direction.INCREASE, new double[]{100.5, 120.5}, new double[]{1.5, 2.5},
        new Metric.Handling(Metric.Missing.REMOVE, false, Effect.USUAL, isCritical, mustHaveData, false));
  }

  private double alarms(int points, DoubleSupplier control, DoubleSupplier experiment) {
    int alarms = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] before = values(points, control);
      alarms += isHigh(before, values(points, experiment)) ? 1 : 0;
    }
    return (double) alarms / RUNS;
  }

  private static double[] values(int points, DoubleSupplier source) {
    double[] values = new double[points];
    for (int i = 0; i < points; i++) {
      values[i] = source.getAsDouble();
    }
    return values;
  }

  private static boolean isHigh(double[] control, double[] experiment) {
    return OwnTest.USUAL.classify(metric(control, experiment)).label() == Label.HIGH;
  }

  private static Metric metric(double[] control, double[] experiment) {
    return new Metric("m", List.of("g"), Direction.INCREASE, experiment, control, Metric.Handling.USUAL);
  }

  private DoubleSupplier latency(double times) {
    return () -> times * 120 * Math.exp(.35 * random.nextGaussian());
  }

  private DoubleSupplier count(double mean) {
    return () -> {
      double limit = Math.exp(-mean);
      double product = random.nextDouble();
      int count = 0;
      while (product > limit) {
        product *= random.nextDouble();
        count++;
      }
      return count;
    };
  }

  private DoubleSupplier sluggish() {
    double[] level = new double[1];
    return () -> {
      level[0] = .7 * level[0] + random.nextGaussian();
      return 100 + 10 * level[0];
    };
  }
}
