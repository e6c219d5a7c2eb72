package io.opsmate.app.sandbox.slack.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InstalledAppTest {
  private static final Set<String> ASKED = Set.of("app_home_opened", "app_mention", "message.im");

  @Test
  void anEventThatItHasNoRightToIsNotHeard() {
    assertThat(new InstalledApp(Set.of("app_mentions:read"), ASKED, List.of()).heard())
        .containsExactlyInAnyOrder("app_home_opened", "app_mention");
  }

  @Test
  void withItsScopeItIs() {
    assertThat(new InstalledApp(Set.of("app_mentions:read", "im:history"), ASKED, List.of()).heard())
        .isEqualTo(ASKED);
  }
}
