package io.opsmate.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot go well ends at once, and says what to change. */
class WrongSettingsTest {
  @TempDir
  @SuppressWarnings("NullAway.Init") Path data;

  @Test
  void everyWrongSettingIsNamedWithAnExample() {
    ChildApp app = ChildApp.launched(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "OPSMATE_PORT", "http", "OPSMATE_APPROVERS",
        "@somebody", "OPSMATE_APROVERS", "U1", "OPSMATE_DATA", data.toString()));

    assertThat(app.exit()).isNotZero();
    assertThat(app.output()).contains("OpsMate did not start", "SLACK_SIGNING_SECRET is missing",
        "Example: SLACK_SIGNING_SECRET=", "OPSMATE_PORT is “http”", "Example: OPSMATE_PORT=8080",
        "OPSMATE_APPROVERS is",
        "OPSMATE_APROVERS is no setting of OpsMate; did you mean OPSMATE_APPROVERS?");
    assertThat(app.output()).doesNotContain("Exception", "\tat ");
  }

  @Test
  void aTakenPortIsSaidWithAnotherOne() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ChildApp app = ChildApp.launched(sandbox(Integer.toString(taken.getLocalPort())));

      assertThat(app.exit()).isNotZero();
      assertThat(app.output()).contains("OpsMate did not start",
          "port " + taken.getLocalPort() + " is taken by another program", "OPSMATE_PORT=");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaidByItsSetting() {
    ChildApp app = ChildApp.launched(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "secret",
        "DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/opsmate?user=opsmate_app&password=x", "OPSMATE_MASTER_KEY",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    assertThat(app.exit()).isNotZero();
    assertThat(app.output()).contains("OpsMate did not start", "The database at DATABASE_URL does not answer",
        "Nothing was started");
  }

  private Map<String, String> sandbox(String port) {
    return Map.of("OPSMATE_DATA", data.toString(), "OPSMATE_PORT", port);
  }
}
