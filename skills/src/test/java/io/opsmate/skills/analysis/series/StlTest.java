package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Season, trend and remainder. */
class StlTest {
  private static final int PERIOD = 12;
  private static final int COUNT = 240;

  @Test
  void thePartsAddUp() {
    double[] values = noisy(1);
    Stl.Parts parts = Stl.periodic(PERIOD, true).of(values);

    for (int i = 0; i < COUNT; i++) {
      assertThat(parts.season()[i] + parts.trend()[i] + parts.remainder()[i]).isCloseTo(values[i], within(1e-9));
    }
  }

  @Test
  void aPeriodicSeasonRepeats() {
    double[] season = Stl.periodic(PERIOD, false).of(noisy(1)).season();

    for (int i = PERIOD; i < COUNT; i++) {
      assertThat(season[i]).isEqualTo(season[i - PERIOD]);
    }
  }

  @Test
  void aSeasonOnALineIsFoundWithoutRemainder() {
    Stl.Parts parts = Stl.periodic(PERIOD, false).of(noisy(0));

    assertThat(Arrays.stream(parts.remainder()).map(Math::abs).max().orElseThrow()).isLessThan(.05);
    assertThat(parts.trend()[COUNT - 1] - parts.trend()[0]).isCloseTo(.1 * (COUNT - 1), within(.1));
  }

  @Test
  void anOutlierLosesItsWeightAndLeavesTheSeasonAlone() {
    double[] values = noisy(.2);
    double before = Stl.periodic(PERIOD, true).of(values).season()[100 % PERIOD];
    values[100] += 50;

    Stl.Parts parts = Stl.periodic(PERIOD, true).of(values);

    assertThat(parts.weight()[100]).isZero();
    assertThat(parts.season()[100 % PERIOD]).isCloseTo(before, within(.05));
  }

  @Test
  void aSeasonMayChange() {
    double[] values = IntStream.range(0, COUNT)
        .mapToDouble(i -> (1 + i / 60.0) * Math.sin(2 * Math.PI * i / PERIOD))
        .toArray();
    double[] season = Stl.changing(PERIOD, 7, false).of(values).season();

    assertThat(season[COUNT - 9]).isGreaterThan(3 * season[3]);
  }

  @Test
  void lessThanTwoSeasonsAreRefused() {
    assertThatThrownBy(() -> Stl.periodic(PERIOD, false).of(new double[23]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("23 points are fewer than two seasons of 12");
  }

  @Test
  void theMedianOfAnOddNumberIsExact() {
    double[] values = new Random(7).doubles(501).toArray();
    double[] sorted = values.clone();
    Arrays.sort(sorted);

    assertThat(RoughMedian.twice(values)).isEqualTo(2 * sorted[250]);
  }

  /** Whoever takes the true median instead no longer agrees with R; see {@link RoughMedian}. */
  @Test
  void theMedianOfAnEvenNumberIsOffNowAndThenAsInR() {
    long off = IntStream.range(0, 200).filter(seed -> {
      double[] values = new Random(seed).doubles(504).toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return RoughMedian.twice(values) != sorted[251] + sorted[252];
    }).count();

    assertThat(off).isBetween(1L, 199L);
  }

  /** A line with a season, and noise of this size. */
  private static double[] noisy(double noise) {
    Random random = new Random(3);
    return IntStream.range(0, COUNT)
        .mapToDouble(i -> 50 + .1 * i + 10 * Math.sin(2 * Math.PI * i / PERIOD) + noise * random.nextGaussian())
        .toArray();
  }
}
