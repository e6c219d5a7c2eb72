package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import org.junit.jupiter.api.Test;

class ScopesTest {
  private final ApiFixture slack = ApiFixture.granted("chat:write", "users:read");

  @Test
  void whatTheManifestDoesNotAskForIsMissingByName() {
    JsonNode answer = slack.call("usergroups.list", "{}");

    assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
    assertThat(answer.path("needed").asText()).isEqualTo("usergroups:read");
    assertThat(answer.path("provided").asText()).isEqualTo("chat:write,users:read");
  }

  @Test
  void whatItAsksForWorks() {
    assertThat(slack.call("users.info", "{\"user\":\"U0REQUESTER\"}").path("ok").asBoolean()).isTrue();
  }

  @Test
  void addressesAreForThoseWhoMayReadThem() {
    String person = "{\"user\":\"" + SandboxTeam.REQUESTER + "\"}";

    assertThat(slack.call("users.info", person).at("/user/profile").has("email")).isFalse();
    assertThat(ApiFixture.open().call("users.info", person).at("/user/profile/email").asText()).contains("@");
  }

  @Test
  void socketModeWantsTheTokenOfTheAppAndNothingElseTakesIt() {
    assertThat(slack.error("apps.connections.open", "{}")).isEqualTo("not_allowed_token_type");
  }

  @Test
  void withoutMembershipOnlyPublicChannelsAndOnlyByAScopeOfItsOwn() {
    ApiFixture anywhere = ApiFixture.granted("chat:write", "chat:write.public");
    String post = "{\"channel\":\"%s\",\"text\":\"hi\"}";

    assertThat(slack.error("chat.postMessage", post.formatted(SandboxTeam.ENGINEERING))).isEqualTo("not_in_channel");
    assertThat(anywhere.call("chat.postMessage", post.formatted(SandboxTeam.ENGINEERING)).path("ok").asBoolean())
        .isTrue();
    assertThat(anywhere.error("chat.postMessage", post.formatted(SandboxTeam.BOARD))).isEqualTo("channel_not_found");
  }
}
