package io.opsmate.skills.approval.rules;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void noSettingLiftsTheTwentyResourcesOfAPlan() {
    allowed(1, 20, value -> new Limits(value, 5, 60, 10, 3, 4));
  }

  @Test
  void aShareIsOneToAHundredPercent() {
    allowed(1, 100, value -> new Limits(20, value, 60, 10, 3, 4));
  }

  @Test
  void actionsAnHourAndAnIncidentCanBeLimitedButNotForbidden() {
    allowed(1, 10_000, value -> new Limits(20, 5, value, 10, 3, 4));
    allowed(1, 10_000, value -> new Limits(20, 5, 60, value, 3, 4));
  }

  @Test
  void failuresInARowTripAfterAHundredAtTheLatest() {
    allowed(1, 100, value -> new Limits(20, 5, 60, 10, value, 4));
  }

  @Test
  void aJumpIsAtLeastTwiceTheMedian() {
    allowed(2, 1_000, value -> new Limits(20, 5, 60, 10, 3, value));
  }

  private static void allowed(int least, int most, IntFunction<Limits> limits) {
    assertThatCode(() -> limits.apply(least)).doesNotThrowAnyException();
    assertThatCode(() -> limits.apply(most)).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> limits.apply(least - 1))
        .withMessageContaining("not " + (least - 1));
    assertThatIllegalArgumentException().isThrownBy(() -> limits.apply(most + 1))
        .withMessageContaining("not " + (most + 1));
  }
}
