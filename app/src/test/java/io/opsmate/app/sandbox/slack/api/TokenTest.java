package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {
  private final ApiFixture slack = ApiFixture.open();

  @Test
  void aCallWithoutATokenIsNotAuthed() {
    assertThat(error(Optional.empty())).isEqualTo("not_authed");
  }

  @Test
  void aWrongTokenIsInvalid() {
    assertThat(error(Optional.of("xoxb-other"))).isEqualTo("invalid_auth");
  }

  @Test
  void aMethodThatOpsMateDoesNotCallIsUnknown() {
    assertThat(slack.error("files.list", "{}")).isEqualTo("unknown_method");
  }

  @Test
  void theTokenBelongsToTheApp() {
    assertThat(slack.call("auth.test", "{}")).hasToString("""
        {"ok":true,"url":"https://sandbox.slack.com/","team":"Sandbox","user":"opsmate",\
        "team_id":"T0SANDBOX","user_id":"U0OPSMATE","bot_id":"B0OPSMATE","is_enterprise_install":false}""");
  }

  private String error(Optional<String> token) {
    return slack.api.call("auth.test", new Call(token, Json.object())).json().path("error").asText();
  }
}
