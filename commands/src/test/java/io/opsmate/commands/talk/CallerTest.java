package io.opsmate.commands.talk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.advice.Budget;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
  @ParameterizedTest
  @CsvSource({"PT0S,PT20S", "PT7S,PT13S", "PT20S,PT1S", "PT60S,PT1S"})
  void whatLookingUpRightsTookIsTakenFromTheAnswer(Duration took, Duration left) {
    Caller caller = new Caller(new ToolCall(Orgs.ACME, Room.ANN, Room.OPS, SetClock.NOON, Progress.UNWATCHED),
        Set.of(MayRun.ANYONE), took);

    assertThat(caller.leftOf(new Budget(Duration.ofSeconds(20), 3, 8_000)))
        .isEqualTo(new Budget(left, 3, 8_000));
  }
}
