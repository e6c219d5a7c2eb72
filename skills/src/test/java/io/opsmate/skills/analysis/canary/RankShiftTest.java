package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

  private static double[] noise(int count, long seed) {
    return new Random(seed).doubles(count).map(value -> 100 * value).toArray();
  }
}
