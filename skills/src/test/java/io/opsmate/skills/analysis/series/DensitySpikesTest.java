package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.opsmate.skills.analysis.series.DensitySpikes.Spike;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
}
