package io.opsmate.skills.analysis.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.canary.Metric.Direction;
import io.opsmate.skills.analysis.canary.Metric.Handling;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small whole numbers that are no counts of events, and counts of which there are too few points. */
class GaugesTest {
  @Test
  void oneReadyReplicaOfTwoIsLow() {
    assertThat(falls(10, _ -> 1, _ -> 2)).isEqualTo(Label.LOW);
  }

  @Test
  void whatIsDownIsLow() {
    assertThat(falls(5, _ -> 0, _ -> 1)).isEqualTo(Label.LOW);
    assertThat(falls(60, i -> i % 3 == 0 ? 0 : 1, _ -> 1)).isEqualTo(Label.LOW);
    assertThat(falls(60, i -> i >= 20 && i < 40 ? 0 : 1, _ -> 1)).isEqualTo(Label.LOW);
  }

  @Test
  void whatIsDownOnceIsNoDifference() {
    assertThat(falls(60, i -> i == 20 ? 0 : 1, _ -> 1)).isEqualTo(Label.PASS);
  }

  @Test
  void whereMediansAgreeMeansAreTold() {
    assertThat(OwnTest.USUAL.classify(metric(Direction.DECREASE, 60, i -> i % 3 == 0 ? 0 : 1, _ -> 1)).because())
        .startsWith("The canary is lower: mean 0.6667 against 1 (-33 %)");
  }

  @Test
  void fewPointsOfCountsShowNoBursts() {
    for (int points = 1; points < 4; points++) {
      assertThat(OwnTest.USUAL.classify(metric(Direction.INCREASE, points, _ -> 9, _ -> 0)).label())
          .as("%d points", points)
          .isEqualTo(Label.NO_DATA);
    }
    assertThat(OwnTest.USUAL.classify(metric(Direction.INCREASE, 4, i -> 8 + i % 3, _ -> 0)).label())
        .isEqualTo(Label.HIGH);
  }

  private static Label falls(int points, IntToDoubleFunction experiment, IntToDoubleFunction control) {
    return OwnTest.USUAL.classify(metric(Direction.DECREASE, points, experiment, control)).label();
  }

  private static Metric metric(Direction direction, int points, IntToDoubleFunction experiment,
      IntToDoubleFunction control) {
    return new Metric("m", List.of("g"), direction, IntStream.range(0, points).mapToDouble(experiment).toArray(),
        IntStream.range(0, points).mapToDouble(control).toArray(), Handling.USUAL);
  }
}
