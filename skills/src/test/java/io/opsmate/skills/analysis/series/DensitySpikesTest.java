package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.opsmate.skills.analysis.series.DensitySpikes.Spike;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series with several usual levels. */
class DensitySpikesTest {
  private final Random random = new Random(4);

  @Test
  void aValueBetweenTheUsualLevelsIsASpike() {
    double[] values = NormalSeries.TWO_MODES.of(400, random);
    values[123] = 50;

    assertThat(DensitySpikes.USUAL.of(values)).extracting(Spike::index).containsExactly(123);
  }

  @Test
  void spikesDoNotHideEachOther() {
    double[] values = NormalSeries.TWO_MODES.of(400, random);
    values[10] = 50;
    values[200] = 150;
    values[300] = -40;

    assertThat(DensitySpikes.USUAL.of(values)).extracting(Spike::index).contains(10, 200, 300);
  }

  @ParameterizedTest
  @CsvSource({"2,0", "2,1", "3,1", "5,1", "10,1", "3,0", "15,0"})
  void severalAloneInTheValleyDoNotMakeEachOtherUsual(int count, double apart) {
    double[] values = twoLevels(2_000);
    for (int i = 0; i < count; i++) {
      values[100 * i] = 50 + apart * random.nextGaussian();
    }
    double[] rounded = Arrays.stream(values).map(Math::rint).toArray();
    Integer[] where = IntStream.range(0, count).mapToObj(i -> 100 * i).toArray(Integer[]::new);

    assertThat(DensitySpikes.USUAL.of(values)).extracting(Spike::index).containsExactlyInAnyOrder(where);
    assertThat(DensitySpikes.USUAL.of(rounded)).extracting(Spike::index).containsExactlyInAnyOrder(where);
  }

  @Test
  void levelsWithoutNoiseAreLevels() {
    double[] values = IntStream.range(0, 1_000).mapToDouble(i -> i % 3 == 0 ? 20 : 80).toArray();
    values[77] = 50;
    values[500] = 50;

    assertThat(DensitySpikes.USUAL.of(values)).extracting(Spike::index).containsExactly(77, 500);
  }

  @Test
  void aLevelOfItsOwnIsNoSpikeThoughItIsSmall() {
    double[] values = twoLevels(2_000);
    for (int i = 0; i < 60; i++) {
      values[30 * i] = 50 + random.nextGaussian();
    }

    assertThat(DensitySpikes.USUAL.of(values)).isEmpty();
  }

  @Test
  void roundedValuesAreSeldomNamed() {
    int named = 0;
    for (int i = 0; i < 40; i++) {
      for (double unit : new double[]{1, .1}) {
        for (double[] values : List.of(twoLevels(300), NormalSeries.NOISE.of(300, random),
            NormalSeries.REQUESTS.of(300, random))) {
          named +=
              DensitySpikes.USUAL.of(Arrays.stream(values).map(value -> Math.rint(value / unit) * unit).toArray())
                  .size();
        }
      }
    }

    assertThat(named / 240.0).isLessThan(.1);
  }

  @Test
  void usualValuesAreSeldomNamed() {
    int named = 0;
    for (int i = 0; i < 60; i++) {
      named += DensitySpikes.USUAL.of(NormalSeries.TWO_MODES.of(300, random)).size();
      named += DensitySpikes.USUAL.of(NormalSeries.NOISE.of(300, random)).size();
    }

    assertThat(named / 120.0).isLessThan(.1);
  }

  @Test
  void aYearOfMinutesTakesSeconds() {
    double[] values = NormalSeries.TWO_MODES.of(600_000, random);
    values[123_456] = 50;

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> DensitySpikes.USUAL.of(values)))
        .extracting(Spike::index)
        .contains(123_456);
  }

  @Test
  void scaleAndPlaceDoNotMatter() {
    double[] values = NormalSeries.TWO_MODES.of(300, random);
    values[5] = 47;
    double[] other = Arrays.stream(values).map(value -> 1e6 * value - 3e7).toArray();

    assertThat(DensitySpikes.USUAL.of(other)).extracting(Spike::index)
        .isEqualTo(DensitySpikes.USUAL.of(values).stream().map(Spike::index).toList());
  }

  @Test
  void fewConstantAndBadValuesAreNoTrouble() {
    double[] bad = NormalSeries.NOISE.of(100, random);
    bad[3] = Double.NaN;
    bad[4] = Double.POSITIVE_INFINITY;

    assertThat(DensitySpikes.USUAL.of(new double[0])).isEmpty();
    assertThat(DensitySpikes.USUAL.of(new double[]{1, 100})).isEmpty();
    assertThat(DensitySpikes.USUAL.of(new double[500])).isEmpty();
    assertThat(DensitySpikes.USUAL.of(bad)).extracting(Spike::index).doesNotContain(3, 4);
    assertThatThrownBy(() -> new DensitySpikes(0)).isInstanceOf(IllegalArgumentException.class);
  }

  private double[] twoLevels(int count) {
    return IntStream.range(0, count)
        .mapToDouble(_ -> (random.nextBoolean() ? 20 : 80) + random.nextGaussian())
        .toArray();
  }
}
