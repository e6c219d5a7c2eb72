package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.opsmate.skills.analysis.canary.CanaryWatch.Answer.Judged;
import io.opsmate.skills.analysis.canary.CanaryWatch.Answer.NotYet;
import io.opsmate.skills.analysis.canary.Judgement.Verdict;
import io.opsmate.skills.analysis.canary.Metric.Direction;
import io.opsmate.skills.analysis.canary.Metric.Handling;
import io.opsmate.skills.analysis.canary.Metric.Missing;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Runs whose truth is known, looked at after every point. Seeds are fixed. */
class CanaryWatchTest {
  private static final int UNCHANGED = 1_000;
  private static final int CHANGED = 300;
  private final Random random = new Random(20261122);

  @Test
  void lookingAfterEveryPointMakesNoFalseAlarms() {
    assertThat(seen(UNCHANGED, 30, latency(1), latency(1)).part()).isLessThanOrEqualTo(.015);
    assertThat(seen(UNCHANGED, 60, count(.1), count(.1)).part()).isLessThanOrEqualTo(.015);
    assertThat(seen(UNCHANGED, 120, count(.02), count(.02)).part()).isLessThanOrEqualTo(.015);
  }

  @Test
  void pointsThatFollowEachOtherAreNoEarlyAlarm() {
    assertThat(seen(UNCHANGED, 60, sluggish(), sluggish()).part()).isLessThanOrEqualTo(.025);
  }

  @Test
  void whatWholeRunsShowIsSeenAndMostlyEarlier() {
    Seen sparse = seen(CHANGED, 60, count(.1), count(.6));
    Seen rare = seen(CHANGED, 120, count(.02), count(.2));

    assertThat(sparse.part()).isGreaterThanOrEqualTo(.985);
    assertThat(sparse.points()).isLessThan(40);
    assertThat(rare.part()).isGreaterThanOrEqualTo(.95);
    assertThat(rare.points()).isLessThan(90);
    assertThat(seen(CHANGED, 30, latency(1), latency(1.25)).part()).isGreaterThanOrEqualTo(.48);
  }

  @Test
  void twiceTheLatencyIsSeenInAThirdOfTheRun() {
    assertThat(seen(CHANGED, 60, latency(1), latency(2)).points()).isLessThan(20);
  }

  @Test
  void theLevelsOfAllLooksTogetherAreTheAllowedError() {
    Spending spending = Spending.of(40, .0125);
    int crossed = 0;
    int runs = 100_000;
    for (int run = 0; run < runs; run++) {
      double sum = 0;
      for (int look = 0; look < 40; look++) {
        sum += random.nextGaussian() / Math.sqrt(40);
        if (sum >= spending.boundaries()[look]) {
          crossed++;
          break;
        }
      }
    }

    assertThat((double) crossed / runs).isCloseTo(.0125, within(.0012));
    assertThat(spending.last()).isGreaterThan(.0105);
  }

  @Test
  void beforeThereIsEnoughItSaysWhatIsMissing() {
    CanaryWatch watch = new CanaryWatch(run(metric("errors", false), metric("cpu", false)), new CanaryPlan(60));

    NotYet answer = (NotYet) watch.next(new double[]{1, 2}, new double[]{1, 3});

    assertThat(answer.because())
        .isEqualTo("No verdict after 1 of 60 points. errors, cpu have too little data: at least 8 "
            + "points of both sides are needed.");
    assertThat(answer.most()).isEqualTo(59);
  }

  @Test
  void aCriticalMetricThatFailsEndsTheRunThoughOthersAreOpen() {
    CanaryWatch watch = new CanaryWatch(run(metric("errors", true), metric("cpu", false)), new CanaryPlan(200));
    Judged judged = null;
    for (int i = 0; judged == null; i++) {
      double cpu = 100 + random.nextGaussian();
      if (watch.next(new double[]{9 + i % 3, cpu}, new double[]{i % 2, cpu}) instanceof Judged clear) {
        judged = clear;
      }
    }

    assertThat(judged.isEarly()).isTrue();
    assertThat(judged.points()).isLessThan(30);
    assertThat(judged.judgement().verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judged.judgement().findings()).extracting(Finding::label).containsExactly(Label.HIGH, Label.OPEN);
    assertThat(judged.judgement().reasons()).last()
        .isEqualTo(
            "Judged after %d of 200 points; 1 metric still open could not change it.".formatted(judged.points()));
  }

  @Test
  void numbersBelowZeroAmongCountsAreSaid() {
    CanaryWatch watch = new CanaryWatch(run(metric("errors", false)), new CanaryPlan(20));
    for (int i = 0; i < 19; i++) {
      watch.next(new double[]{i % 3}, new double[]{i == 4 ? -1 : i % 4});
    }

    assertThat(watch.end().judgement().reasons())
        .contains("errors: 0 points of the canary and 1 point of the baseline are below 0 though the others are counts."
            + " Look at what counts them.");
  }

  @Test
  void theVerdictStays() {
    CanaryWatch watch = new CanaryWatch(run(metric("errors", true)), new CanaryPlan(12));
    for (int i = 0; i < 12; i++) {
      watch.next(new double[]{20 + i}, new double[]{i % 3});
    }

    CanaryWatch.Answer first = watch.end();

    assertThat(watch.next(new double[]{0}, new double[]{0})).isEqualTo(first);
    assertThat(first).isInstanceOfSatisfying(Judged.class,
        judged -> assertThat(judged.judgement().verdict()).isEqualTo(Verdict.FAIL));
  }

  @Test
  void atTheEndThereIsAVerdictWhateverTheDataAre() {
    Handling zeros = new Handling(Missing.REPLACE, false, Effect.USUAL, false, false, false);
    for (double odd : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0, 1e308}) {
      for (Handling handling : List.of(Handling.USUAL, zeros)) {
        CanaryWatch watch = new CanaryWatch(run(new Metric("m", List.of("g"), Direction.EITHER, new double[0],
            new double[0], handling)), new CanaryPlan(20));
        for (int i = 0; i < 19; i++) {
          watch.next(new double[]{odd}, new double[]{i % 2 == 0 ? odd : i});
        }
        assertThat(watch.next(new double[]{odd}, new double[]{odd})).isInstanceOf(Judged.class);
      }
    }
  }

  @Test
  void aSideThatIsOverHasNoMorePoints() {
    Handling zeros = new Handling(Missing.REPLACE, false, Effect.USUAL, false, false, false);
    CanaryWatch watch = new CanaryWatch(
        run(new Metric("m", List.of("g"), Direction.EITHER, new double[0], new double[0], zeros)),
        new CanaryPlan(40));
    for (int i = 0; i < 40; i++) {
      watch.next(new double[]{i < 2 ? 50 + i * 7 % 10 : CanaryWatch.OVER}, new double[]{50 + i * 7 % 10});
    }

    assertThat(watch.end().judgement().findings().getFirst().label()).isEqualTo(Label.NO_DATA);
  }

  @Test
  void aPointOfAnotherShapeIsRefused() {
    CanaryWatch watch = new CanaryWatch(run(metric("errors", true)), new CanaryPlan(12));

    assertThatThrownBy(() -> watch.next(new double[2], new double[1])).isInstanceOf(IllegalArgumentException.class);
  }

  /** @param points after how many, on average, it was seen */
  private record Seen(double part, double points) {}

  private Seen seen(int runs, int points, DoubleSupplier control, DoubleSupplier experiment) {
    CanaryPlan plan = new CanaryPlan(points);
    int alarms = 0;
    int after = 0;
    for (int i = 0; i < runs; i++) {
      CanaryWatch watch = new CanaryWatch(run(metric("m", false)), plan);
      CanaryWatch.Answer answer = new NotYet("", 0, 0);
      while (!(answer instanceof Judged)) {
        answer = watch.next(one(experiment), one(control));
      }
      if (((Judged) answer).judgement().findings().getFirst().label() == Label.HIGH) {
        alarms++;
        after += ((Judged) answer).points();
      }
    }
    return new Seen((double) alarms / runs, (double) after / Math.max(1, alarms));
  }

  private static double[] one(DoubleSupplier source) {
    return DoubleStream.generate(source).limit(1).toArray();
  }

  private static Run run(Metric... metrics) {
    return new Run(List.of(metrics), Map.of(), 95, 75);
  }

  private static Metric metric(String name, boolean isCritical) {
    return new Metric(name, List.of("g"), Direction.INCREASE, new double[0], new double[0],
        new Handling(Missing.REMOVE, false, Effect.USUAL, isCritical, false, false));
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
