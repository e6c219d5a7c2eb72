package io.opsmate.app.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryTest {
  @Test
  void eachWaitIsTwiceTheLastUntilTheLongest() {
    Retry retry = new Retry(Duration.ofSeconds(2), Duration.ofSeconds(10), 5);

    assertThat(IntStream.rangeClosed(1, 5).mapToObj(retry::waitAfter).map(Duration::toSeconds))
        .containsExactly(2L, 4L, 8L, 10L, 10L);
    assertThat(retry.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void byDefaultAJobIsTriedForAboutAnHourAndAHalf() {
    Duration all = IntStream.range(1, Retry.DEFAULT.tries())
        .mapToObj(Retry.DEFAULT::waitAfter)
        .reduce(Duration.ZERO, Duration::plus);

    assertThat(all).isBetween(Duration.ofMinutes(80), Duration.ofMinutes(100));
  }
}
