package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void aDisabledGroupIsSeenOnDemandAlone() {
    assertThat(slack.call("usergroups.list", "{}").path("usergroups"))
        .extracting(group -> group.path("handle").asText())
        .containsExactly("approvers", "security");
    assertThat(slack.call("usergroups.list", "{\"include_disabled\":true}").path("usergroups"))
        .extracting(group -> group.path("date_delete").asLong() > 0)
        .containsExactly(false, false, true);
    assertThat(slack.error("usergroups.users.list", "{\"usergroup\":\"S000RETIRED\"}"))
        .isEqualTo("no_such_subteam");
    assertThat(
        slack.call("usergroups.users.list", "{\"usergroup\":\"S000RETIRED\",\"include_disabled\":true}").path("users"))
        .hasToString("[\"U0OUTSIDER\",\"U000LEAVER1\"]");
  }

  @Test
  void groupsTellTheirUsersAndHowManyWhenAsked() {
    assertThat(slack.call("usergroups.list", "{\"include_users\":true,\"include_count\":true}")
        .at("/usergroups/0/users")).hasToString("[\"U0APPROVER1\",\"U0APPROVER2\"]");
    assertThat(slack.call("usergroups.list", "{\"include_count\":true}").at("/usergroups/0/user_count").asInt())
        .isEqualTo(2);
    assertThat(slack.call("usergroups.list", "{}").at("/usergroups/0").has("users")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"U0REQUESTER,false,false,false", "U0APPROVER1,true,false,false", "U0SECURITY1,true,true,false",
    "U0000GUEST1,false,false,true"})
  void flagsTellWhatSomebodyIs(String id, boolean admin, boolean owner, boolean guest) {
    JsonNode user = slack.call("users.info", "{\"user\":\"" + id + "\"}").path("user");

    assertThat(user.path("is_admin").booleanValue()).isEqualTo(admin);
    assertThat(user.path("is_owner").booleanValue()).isEqualTo(owner);
    assertThat(user.path("is_primary_owner").booleanValue()).isEqualTo(owner);
    assertThat(user.path("is_restricted").booleanValue()).isEqualTo(guest);
    assertThat(user.path("is_ultra_restricted").booleanValue()).isEqualTo(guest);
    assertThat(user.path("deleted").booleanValue()).isFalse();
  }

  @Test
  void somebodyDeactivatedHasLostZoneAndFlags() {
    JsonNode user = slack.call("users.info", "{\"user\":\"U000LEAVER1\",\"include_locale\":true}").path("user");

    assertThat(user.path("deleted").booleanValue()).isTrue();
    assertThat(user.fieldNames()).toIterable().doesNotContain("tz", "locale", "is_admin", "is_owner", "is_restricted");
  }

  @Test
  void directMessagesAreOpenedByPerson() {
    assertThat(slack.call("conversations.open", "{\"users\":\"U0OUTSIDER\"}").at("/channel/id").asText())
        .isEqualTo("D0OUTSIDER");
    assertThat(slack.error("conversations.open", "{\"users\":\"U0NOBODY\"}")).isEqualTo("user_not_found");
    assertThat(slack.error("conversations.open", "{\"users\":\"U000LEAVER1\"}")).isEqualTo("user_disabled");
    assertThat(slack.error("conversations.open", "{\"users\":\"U0OPSMATE\"}")).isEqualTo("cannot_dm_bot");
    assertThat(slack.error("conversations.open", "{}")).isEqualTo("users_list_not_supplied");
    assertThat(slack.error("conversations.open", "{\"users\":\"U0OUTSIDER,U0REQUESTER\"}"))
        .isEqualTo("invalid_arguments");
  }

  @Test
  void theGuestSeesOneChannelAndSecurityItsOwn() {
    assertThat(slack.workspace.roster().seenBy(SandboxTeam.GUEST)).extracting(Channel::name)
        .containsExactly("ops", "directmessage");
    assertThat(slack.workspace.roster().seenBy(SandboxTeam.SECURITY_OFFICER)).extracting(Channel::name)
        .containsExactly("ops", "security", "general", "incidents", "engineering", "old-ops", "directmessage");
    assertThat(slack.workspace.roster().seenBy(SandboxTeam.REQUESTER)).extracting(Channel::name)
        .doesNotContain("security");
    assertThat(slack.workspace.roster().seenBy(SandboxTeam.LEAVER)).isEmpty();
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
