package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Places.Act;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
  private final ApiFixture slack = ApiFixture.open();

  @ParameterizedTest
  @CsvSource({"C00ARCHIVED,is_archived", "C0ENGINEERS,not_in_channel", "C0000BOARD,channel_not_found",
    "C0NOWHERE,channel_not_found", "#engineering,not_in_channel", "#old-ops,is_archived"})
  void whereTheAppCannotWriteSlackSaysWhy(String channel, String error) {
    assertThat(slack.error("chat.postMessage", "{\"channel\":\"" + channel + "\",\"text\":\"hi\"}")).isEqualTo(error);
  }

  @Test
  void aPrivateChannelWithTheAppIsLikeAnyOther() {
    assertThat(post(SandboxTeam.INCIDENTS).path("ok").asBoolean()).isTrue();
    JsonNode channel = slack.call("conversations.info", "{\"channel\":\"" + SandboxTeam.INCIDENTS + "\"}");
    assertThat(channel.at("/channel/is_private").asBoolean()).isTrue();
  }

  @Test
  void invitedTheAppWritesAndTakenOutAgainItDoesNot() {
    assertThat(act(SandboxTeam.REQUESTER, SandboxTeam.ENGINEERING, Act.INVITE_APP)).isEmpty();
    assertThat(post(SandboxTeam.ENGINEERING).path("ok").asBoolean()).isTrue();

    assertThat(act(SandboxTeam.REQUESTER, SandboxTeam.ENGINEERING, Act.REMOVE_APP)).isEmpty();
    assertThat(post(SandboxTeam.ENGINEERING).path("error").asText()).isEqualTo("not_in_channel");
  }

  @Test
  void aChannelThatGetsArchivedTakesNeitherMessagesNorEdits() {
    String ts = post(SandboxTeam.INCIDENTS).path("ts").asText();

    assertThat(act(SandboxTeam.REQUESTER, SandboxTeam.INCIDENTS, Act.ARCHIVE)).isEmpty();

    assertThat(post(SandboxTeam.INCIDENTS).path("error").asText()).isEqualTo("is_archived");
    assertThat(slack.error("chat.update", "{\"channel\":\"" + SandboxTeam.INCIDENTS + "\",\"ts\":\"" + ts
        + "\",\"text\":\"new\"}")).isEqualTo("is_inactive");
  }

  @Test
  void onlyAdminsDeleteAndWhatIsDeletedIsNotFound() {
    assertThat(act(SandboxTeam.REQUESTER, SandboxTeam.INCIDENTS, Act.DELETE)).isPresent();
    assertThat(act(SandboxTeam.APPROVER, SandboxTeam.INCIDENTS, Act.DELETE)).isEmpty();

    assertThat(post(SandboxTeam.INCIDENTS).path("error").asText()).isEqualTo("channel_not_found");
  }

  @ParameterizedTest
  @CsvSource({"U0000GUEST1,C000000OPS,INVITE_APP", "U0OUTSIDER,C0000BOARD,JOIN", "U0OUTSIDER,C0SECURITY,ARCHIVE",
    "U0REQUESTER,C00ARCHIVED,INVITE_APP", "U0REQUESTER,D0REQUESTER,DELETE"})
  void notEverybodyDoesEverything(String person, String channel, Act act) {
    assertThat(act(person, channel, act)).isPresent();
  }

  @Test
  void somebodyWithoutAZoneHasNone() {
    JsonNode user = slack.call("users.info", "{\"user\":\"" + SandboxTeam.TRAVELLER + "\"}").path("user");

    assertThat(user.has("tz")).isFalse();
    assertThat(user.has("tz_offset")).isFalse();
    assertThat(user.path("deleted").asBoolean()).isFalse();
  }

  private JsonNode post(String channel) {
    return slack.call("chat.postMessage", "{\"channel\":\"" + channel + "\",\"text\":\"hi\"}");
  }

  private Optional<String> act(String person, String channel, Act act) {
    Person who = slack.workspace.roster().person(person).orElseThrow();
    Channel where = slack.workspace.roster().channel(channel).orElseThrow();
    return slack.workspace.places().act(who, where, act);
  }
}
