package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.MovableClock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPaceTest {
  private final MovableClock wire = new MovableClock();
  private final MethodPace pace = new MethodPace(wire);

  @ParameterizedTest
  @CsvSource({"usergroups.users.list,20", "chat.update,50", "views.publish,100"})
  void aMinutesWorthPassesAtOnceAndThenOneByOne(String method, int aMinute) {
    for (int call = 0; call < aMinute; call++) {
      assertThat(pace.take(method)).isEmpty();
    }
    assertThat(pace.take(method)).isPresent();

    wire.move(Duration.ofMinutes(1).dividedBy(aMinute));

    assertThat(pace.take(method)).isEmpty();
    assertThat(pace.take(method)).contains(Duration.ofMinutes(1).dividedBy(aMinute));
  }

  @ParameterizedTest
  @CsvSource({"auth.test", "chat.postMessage"})
  void othersHaveNoTier(String method) {
    for (int call = 0; call < 1_000; call++) {
      assertThat(pace.take(method)).isEmpty();
    }
  }
}
