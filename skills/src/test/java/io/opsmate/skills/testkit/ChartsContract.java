package io.opsmate.skills.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.ports.Charts;
import io.opsmate.skills.ports.Charts.Theme;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Charts} keeps. */
public interface ChartsContract {
  Charts charts();

  @Test
  default void everyChartIsAPngOnEveryGround() {
    SampleCharts.all()
        .forEach((name, chart) -> Arrays.stream(Theme.values())
            .forEach(theme -> assertThat(charts()
                .png(chart, theme)).as("%s, %s", name, theme)
                .startsWith(0x89, 'P', 'N', 'G')
                .hasSizeGreaterThan(100)));
  }

  @Test
  default void theSameChartGivesTheSameBytes() {
    SampleCharts.all()
        .forEach((name, chart) -> assertThat(charts().png(chart, Theme.LIGHT)).as(name)
            .isEqualTo(charts().png(chart, Theme.LIGHT)));
  }

  @Test
  default void otherNumbersAndAnotherGroundGiveAnotherPicture() {
    byte[] bars = charts().png(SampleCharts.bars(), Theme.LIGHT);

    assertThat(charts().png(SampleCharts.bars(), Theme.DARK)).isNotEqualTo(bars);
    assertThat(charts().png(SampleCharts.comparison(), Theme.LIGHT)).isNotEqualTo(bars);
    assertThat(charts().png(SampleCharts.series(), Theme.LIGHT))
        .isNotEqualTo(charts().png(SampleCharts.bandAndMarks(), Theme.LIGHT));
  }
}
