package io.opsmate.skills.analysis.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Outliers beside the season. */
class SeasonalEsdTest {
  private static final int PERIOD = 24;

  @Test
  void whatIsUnusualForItsHourIsFoundThoughTheValueIsNot() {
    double[] values = days();
    values[6 + 5 * PERIOD] = values[18];

    assertThat(new SeasonalEsd(PERIOD, .05, .001, SeasonalEsd.Side.BOTH).of(values)).containsExactly(6 + 5 * PERIOD);
  }

  @Test
  void eachSideAlone() {
    double[] values = days();
    values[100] += 40;
    values[200] -= 40;

    assertThat(new SeasonalEsd(PERIOD, .05, .001, SeasonalEsd.Side.ABOVE).of(values)).containsExactly(100);
    assertThat(new SeasonalEsd(PERIOD, .05, .001, SeasonalEsd.Side.BELOW).of(values)).containsExactly(200);
  }

  @Test
  void usualDaysHoldNone() {
    assertThat(new SeasonalEsd(PERIOD, .05, .001, SeasonalEsd.Side.BOTH).of(days())).isEmpty();
  }

  @Test
  void aConstantSeriesHoldsNone() {
    assertThat(new SeasonalEsd(PERIOD, .05, .05, SeasonalEsd.Side.BOTH).of(new double[PERIOD * 10])).isEmpty();
  }

  @Test
  void aYearOfMinutesTakesSeconds() {
    Random random = new Random(3);
    double[] values = IntStream.range(0, 600_000)
        .mapToDouble(i -> 100 + 30 * Math.sin(2 * Math.PI * i / 1_440) + random.nextGaussian())
        .toArray();
    values[300_000] += 60;

    assertThat(assertTimeoutPreemptively(Duration.ofSeconds(40),
        () -> new SeasonalEsd(1_440, .1, .05, SeasonalEsd.Side.BOTH).of(values))).contains(300_000);
  }

  private static double[] days() {
    Random random = new Random(11);
    return IntStream.range(0, 20 * PERIOD)
        .mapToDouble(i -> 100 + 30 * Math.sin(2 * Math.PI * i / PERIOD) + random.nextGaussian())
        .toArray();
  }
}
