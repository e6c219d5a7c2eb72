package io.opsmate.app.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SandboxSettingsTest {
  private static final URI BOT = URI.create("http://127.0.0.1:8080/slack/events");

  @Test
  void addressesAreOfThisMachine() {
    SandboxSettings settings = new SandboxSettings(BOT, "xoxb-1", "secret", "letmein", 8080);

    assertThat(settings.pageUrl()).hasToString("http://127.0.0.1:8080/sandbox/?token=letmein");
    assertThat(settings.apiUrl()).hasToString("http://127.0.0.1:8080/sandbox/slack/api/");
  }

  @Test
  void secretsAreNotPrinted() {
    SandboxSettings settings = new SandboxSettings(BOT, "xoxb-1", "secret", "letmein", 8080);

    assertThat(settings.toString()).doesNotContain("xoxb-1", "secret,", "letmein");
  }

  @Test
  void anotherKindOfTokenIsRefused() {
    assertThatThrownBy(() -> new SandboxSettings(BOT, "xapp-1", "secret", "letmein", 8080))
        .hasMessageContaining("xoxb-");
  }

  @Test
  void aChannelTakesAtLeastOneMessage() {
    assertThatThrownBy(() -> new SandboxSettings(BOT, "xoxb-1", "secret", "letmein", 8080, 0))
        .hasMessageContaining("at least one message");
  }
}
