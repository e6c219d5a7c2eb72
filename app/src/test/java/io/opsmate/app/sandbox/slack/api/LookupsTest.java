package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class LookupsTest {
  private final ApiFixture slack = ApiFixture.open();

  @Test
  void aPersonHasATimeZoneAndOnRequestALocale() {
    JsonNode user =
        slack.call("users.info", "{\"user\":\"U0APPROVER1\",\"include_locale\":true}").path("user");

    assertThat(user.path("tz").asText()).isEqualTo("America/New_York");
    assertThat(user.path("tz_offset").asInt()).isEqualTo(-18_000);
    assertThat(user.path("locale").asText()).isEqualTo("en-US");
    assertThat(user.path("is_bot").asBoolean()).isFalse();
  }

  @Test
  void theAppIsABotUser() {
    JsonNode user = slack.call("users.info", "{\"user\":\"U0OPSMATE\"}").path("user");

    assertThat(user.path("is_bot").asBoolean()).isTrue();
  }

  @Test
  void nobodyIsNotFound() {
    assertThat(slack.error("users.info", "{\"user\":\"U0NOBODY\"}")).isEqualTo("user_not_found");
  }

  @Test
  void theApproversAreTwo() {
    assertThat(slack.call("usergroups.users.list", "{\"usergroup\":\"S0APPROVERS\"}"))
        .hasToString("{\"ok\":true,\"users\":[\"U0APPROVER1\",\"U0APPROVER2\"]}");
    assertThat(slack.error("usergroups.users.list", "{\"usergroup\":\"S0NOBODY\"}"))
        .isEqualTo("no_such_subteam");
  }

  @Test
  void aChannelSaysWhetherTheAppIsAMember() {
    JsonNode channel = slack.call("conversations.info", "{\"channel\":\"C000000OPS\"}").path("channel");

    assertThat(channel.path("name").asText()).isEqualTo("ops");
    assertThat(channel.path("is_member").asBoolean()).isTrue();
  }

  @Test
  void directMessagesNameTheirPerson() {
    JsonNode channel = slack.call("conversations.info", "{\"channel\":\"D0OUTSIDER\"}").path("channel");

    assertThat(channel.path("is_im").asBoolean()).isTrue();
    assertThat(channel.path("user").asText()).isEqualTo("U0OUTSIDER");
  }

  @Test
  void aPermalinkOpensThePageAtTheMessage() {
    String ts =
        slack.call("chat.postMessage", "{\"channel\":\"#ops\",\"text\":\"hi\"}").path("ts").asText();

    assertThat(slack.call("chat.getPermalink",
        "{\"channel\":\"C000000OPS\",\"message_ts\":\"" + ts + "\"}").path("permalink").asText())
        .isEqualTo("http://127.0.0.1:8080/sandbox/#at=C000000OPS&ts=" + ts);
    assertThat(slack.error("chat.getPermalink", "{\"channel\":\"C000000OPS\",\"message_ts\":\"1.0\"}"))
        .isEqualTo("message_not_found");
  }
}
