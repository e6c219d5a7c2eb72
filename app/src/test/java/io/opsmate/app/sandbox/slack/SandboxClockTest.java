package io.opsmate.app.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SandboxClockTest {
  private final MovableClock real = new MovableClock();
  private final SandboxClock clock = new SandboxClock(real, Duration.ofHours(1));

  @Test
  void itIsAheadAndGoesOnAtTheRealPace() {
    clock.forward(Duration.ofDays(2));
    real.move(Duration.ofSeconds(5));

    assertThat(clock.ahead()).isEqualTo(Duration.ofHours(49));
    assertThat(clock.instant()).isEqualTo(real.instant().plus(Duration.ofHours(49)));
  }

  @Test
  void itNeverGoesBack() {
    assertThatThrownBy(() -> clock.forward(Duration.ofNanos(-1))).hasMessageContaining("only moves forward");
    assertThatThrownBy(() -> new SandboxClock(real, Duration.ofNanos(-1))).hasMessageContaining("forward");
  }
}
