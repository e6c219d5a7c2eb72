package io.opsmate.app.sandbox.slack.api;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.APPROVER;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PostingTest {
  private final ApiFixture slack = ApiFixture.open();

  @Test
  void aPostedMessageIsAnsweredInFull() {
    JsonNode answer = slack.call("chat.postMessage", """
        {"channel":"#ops","text":"hello"}""");

    assertThat(answer).hasToString("""
        {"ok":true,"channel":"C000000OPS","ts":"1772452800.000000","message":{"type":"message",\
        "user":"U0OPSMATE","ts":"1772452800.000000","bot_id":"B0OPSMATE","app_id":"A0OPSMATE",\
        "bot_profile":{"id":"B0OPSMATE","app_id":"A0OPSMATE","name":"OpsMate","deleted":false,\
        "team_id":"T0SANDBOX"},"text":"hello","team":"T0SANDBOX"}}""");
  }

  @Test
  void blocksGetTheIdsTheyLack() {
    JsonNode answer = slack.call("chat.postMessage", """
        {"channel":"C000000OPS","blocks":[{"type":"actions","elements":[{"type":"button"}]}]}""");

    assertThat(answer.at("/message/blocks")).hasToString("""
        [{"type":"actions","elements":[{"type":"button","action_id":"a0.0"}],"block_id":"b0"}]""");
  }

  @Test
  void aPersonsIdReachesTheirDirectMessages() {
    assertThat(slack.call("chat.postMessage", """
        {"channel":"U0REQUESTER","text":"hello"}""").path("channel").asText()).isEqualTo("D0REQUESTER");
  }

  @Test
  void anUnknownChannelIsNotFound() {
    assertThat(slack.error("chat.postMessage", """
        {"channel":"C0NOWHERE","text":"hello"}""")).isEqualTo("channel_not_found");
  }

  @Test
  void theAppMustHaveBeenInvited() {
    Channel quiet =
        new Channel("C0000QUIET", "quiet", "", Channel.Kind.PUBLIC, Set.of(REQUESTER));
    Roster team = SandboxTeam.roster();
    ApiFixture slack =
        ApiFixture.in(new Roster(team.team(), team.app(), team.people(), List.of(quiet), team.groups()));

    assertThat(slack.error("chat.postMessage", """
        {"channel":"quiet","text":"hello"}""")).isEqualTo("not_in_channel");
  }

  @Test
  void aMessageSaysSomething() {
    assertThat(slack.error("chat.postMessage", """
        {"channel":"#ops","text":" "}""")).isEqualTo("no_text");
  }

  @Test
  void textIsCutWhereSlackCutsIt() {
    slack.call("chat.postMessage", "{\"channel\":\"#ops\",\"text\":\"" + "x".repeat(40_001) + "\"}");

    assertThat(onlyMessage().content().text()).hasSize(40_000);
  }

  @Test
  void tooMuchTextInBlocksIsRefused() {
    assertThat(slack.error("chat.postMessage", sections(13_001))).isEqualTo("msg_blocks_too_long");
    assertThat(slack.call("chat.postMessage", sections(13_000)).path("ok").asBoolean()).isTrue();
  }

  @Test
  void unreadableBlocksAreAFormatError() {
    assertThat(slack.error("chat.postMessage", """
        {"channel":"#ops","blocks":"[{"}""")).isEqualTo("invalid_blocks_format");
    assertThat(slack.error("chat.postMessage", """
        {"channel":"#ops","blocks":{}}""")).isEqualTo("invalid_blocks_format");
  }

  @Test
  void faultsInBlocksAreWordedAsSlackDoes() {
    ApiFixture strict =
        ApiFixture.refusingBlocks("no more than 5 items allowed", "/blocks/2/accessory/options");

    assertThat(strict.call("chat.postMessage", """
        {"channel":"#ops","blocks":[{"type":"divider"}]}""")).hasToString("""
        {"ok":false,"error":"invalid_blocks","response_metadata":{"messages":[\
        "[ERROR] no more than 5 items allowed [json-pointer:/blocks/2/accessory/options]"]}}""");
  }

  @Test
  void repliesGoUnderAMessageThatExistsAndIsNoReply() {
    String parent = slack.call("chat.postMessage", post("first")).path("ts").asText();

    JsonNode reply = slack.call("chat.postMessage", reply(parent));

    assertThat(reply.at("/message/thread_ts").asText()).isEqualTo(parent);
    assertThat(slack.error("chat.postMessage", reply(reply.path("ts").asText())))
        .isEqualTo("cannot_reply_to_message");
    assertThat(slack.error("chat.postMessage", reply("1.000000"))).isEqualTo("cannot_reply_to_message");
  }

  @Test
  void anEphemeralMessageIsForOneMemberOfTheChannel() {
    assertThat(slack.call("chat.postEphemeral", """
        {"channel":"C000000OPS","user":"U0REQUESTER","text":"psst"}"""))
        .hasToString("{\"ok\":true,\"message_ts\":\"1772452800.000000\"}");
    assertThat(slack.workspace.timeline().visibleTo(APPROVER, OPS)).isEmpty();
    assertThat(slack.error("chat.postEphemeral", """
        {"channel":"D0REQUESTER","user":"U0APPROVER1","text":"psst"}""")).isEqualTo("user_not_in_channel");
  }

  private Message onlyMessage() {
    return slack.workspace.timeline().visibleTo(REQUESTER, OPS).getFirst();
  }

  private static String post(String text) {
    return "{\"channel\":\"#ops\",\"text\":\"" + text + "\"}";
  }

  private static String reply(String parent) {
    return "{\"channel\":\"#ops\",\"text\":\"reply\",\"thread_ts\":\"" + parent + "\"}";
  }

  private static String sections(int characters) {
    return "{\"channel\":\"#ops\",\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\""
        + "x".repeat(characters) + "\"}}]}";
  }
}
