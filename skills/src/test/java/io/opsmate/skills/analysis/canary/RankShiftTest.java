package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interval of a shift. */
class RankShiftTest {
  /** R: wilcox.test(c(10,20,30,40), c(1,2,3,4), exact=FALSE, conf.int=TRUE). */
  @Test
  void sidesThatDoNotOverlapGiveTheWholeRange() {
    RankShift shift = RankShift.of(new double[]{10, 20, 30, 40}, new double[]{1, 2, 3, 4}, .95);

    assertThat(shift.low()).isCloseTo(6, within(1e-6));
    assertThat(shift.high()).isCloseTo(39, within(1e-6));
    assertThat(shift.estimate()).isCloseTo(22.5, within(1e-6));
  }

  @Test
  void addingToOneSideMovesTheIntervalByAsMuch() {
    double[] control = noise(40, 1);
    double[] experiment = noise(40, 2);
    double[] moved = Arrays.stream(experiment).map(value -> value + 7).toArray();

    RankShift before = RankShift.of(experiment, control, .98);
    RankShift after = RankShift.of(moved, control, .98);

    assertThat(after.low()).isCloseTo(before.low() + 7, within(1e-3));
    assertThat(after.high()).isCloseTo(before.high() + 7, within(1e-3));
  }

  /** By hand: ranks of 2 and 4 among 1, 2, 3, 4 sum to 6, one above the neutral 5; less one half, by sqrt(5/3). */
  @Test
  void zIsCorrectedForContinuity() {
    assertThat(RankShift.z(new double[]{2, 4}, new double[]{1, 3}, 0))
        .isCloseTo(.5 / Math.sqrt(5 / 3.0), within(1e-12));
  }

  /** By hand: ranks 1.5 and 3.5 of four sum to 5, which is neutral. */
  @Test
  void tiesShareTheirRanks() {
    assertThat(RankShift.z(new double[]{1, 2}, new double[]{1, 2}, 0)).isZero();
  }

  /** Between two steps of the test each shift is as neutral as the next; so they agree as closely as the steps lie. */
  @ParameterizedTest
  @ValueSource(doubles = {1e6, 1e9, 1e11, 1e12, 1e13, 1e15, 1e18, 1e30, 1e100, 1e200, 1e300, 1e306})
  void largeValuesHaveTheSameShiftAtTheirScale(double scale) {
    double[] control = noise(30, 1);
    double[] experiment = Arrays.stream(noise(30, 2)).map(value -> value + 20).toArray();
    RankShift small = RankShift.of(experiment, control, .98);

    RankShift large = assertTimeoutPreemptively(Duration.ofSeconds(5),
        () -> RankShift.of(times(experiment, scale), times(control, scale), .98));

    assertThat(large.low() / scale).isCloseTo(small.low(), within(.05));
    assertThat(large.high() / scale).isCloseTo(small.high(), within(.05));
    assertThat(large.estimate() / scale).isCloseTo(small.estimate(), within(.05));
  }

  @Test
  void theLargestNumbersOfBothSignsEnd() {
    double[] control = {-1.7e308, -1e308, 3, 1e308, 1.2e308, -9e307};
    double[] experiment = {1.7e308, -1e300, 1e308, 1e12, 1.3e308, -1e5};

    RankShift shift =
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RankShift.of(experiment, control, .98));

    assertThat(shift.low()).isFinite().isLessThanOrEqualTo(shift.estimate());
    assertThat(shift.high()).isFinite().isGreaterThanOrEqualTo(shift.estimate());
  }

  @Test
  void oneVastPointLeavesTheOthersTheirShift() {
    double[] control = noise(30, 1);
    double[] experiment = noise(30, 2);
    double[] withOne = experiment.clone();
    withOne[0] = 1e15;
    double[] withVast = experiment.clone();
    withVast[0] = 1e250;

    RankShift vast = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> RankShift.of(withVast, control, .98));

    assertThat(vast.estimate()).isCloseTo(RankShift.of(withOne, control, .98).estimate(), within(.05));
  }

  private static double[] times(double[] values, double scale) {
    return Arrays.stream(values).map(value -> value * scale).toArray();
  }

  private static double[] noise(int count, long seed) {
    return new Random(seed).doubles(count).map(value -> 100 * value).toArray();
  }
}
