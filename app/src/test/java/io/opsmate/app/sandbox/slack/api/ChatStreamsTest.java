package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatStreamsTest {
  private static final String DIRECT = "D0REQUESTER";
  private static final String RECIPIENT =
      ",\"recipient_user_id\":\"U0REQUESTER\",\"recipient_team_id\":\"T0SANDBOX\"";

  private final ApiFixture slack = ApiFixture.strict();
  private final String parent = post("U0REQUESTER");

  @Test
  void aTextGrowsUntilItIsStoppedAndNobodyCallsItEdited() {
    String ts = start(DIRECT, parent, "\"markdown_text\":\"One. \"");
    assertThat(call("append", ts, "\"markdown_text\":\"Two.\"")).isEmpty();
    assertThat(call("stop", ts, "\"markdown_text\":\" Three.\",\"blocks\":" + ApiFixture.SECTION)).isEmpty();

    Message message = message(ts);
    assertThat(message.content().text()).isEqualTo("One. Two. Three.");
    assertThat(message.content().blocks()).hasSize(2);
    assertThat(message.editedTs()).isNull();
    assertThat(message.threadTs()).isEqualTo(parent);
  }

  @Test
  void whatIsStoppedGrowsNoMore() {
    String ts = start(DIRECT, parent, "\"markdown_text\":\"One.\"");
    call("stop", ts, "");

    assertThat(call("append", ts, "\"markdown_text\":\"x\"")).isEqualTo("message_not_in_streaming_state");
    assertThat(call("stop", ts, "")).isEqualTo("message_not_in_streaming_state");
    assertThat(call("append", parent, "\"markdown_text\":\"x\"")).isEqualTo("message_not_in_streaming_state");
    assertThat(call("append", "1.1", "\"markdown_text\":\"x\"")).isEqualTo("message_not_found");
  }

  @Test
  void whatGrowsIsNotEdited() {
    String ts = start(DIRECT, parent, "\"markdown_text\":\"One.\"");
    String edit = "{\"channel\":\"" + DIRECT + "\",\"ts\":\"" + ts + "\",\"text\":\"x\"}";
    assertThat(slack.error("chat.update", edit)).isEqualTo("streaming_state_conflict");

    call("stop", ts, "");
    assertThat(slack.error("chat.update", edit)).isEmpty();
  }

  @Test
  void inChannelsSlackWantsToKnowForWhom() {
    String ts = post(SandboxTeam.OPS);
    assertThat(error(SandboxTeam.OPS, ts, "\"markdown_text\":\"x\"")).isEqualTo("missing_recipient_user_id");
    assertThat(error(SandboxTeam.OPS, ts, "\"recipient_user_id\":\"U0REQUESTER\""))
        .isEqualTo("missing_recipient_team_id");
    assertThat(error(SandboxTeam.OPS, ts, "\"recipient_user_id\":\"U0REQUESTER\",\"recipient_team_id\":\"T1\""))
        .isEqualTo("team_not_found");
    assertThat(error(SandboxTeam.OPS, ts, "\"recipient_user_id\":\"U1\",\"recipient_team_id\":\"T0SANDBOX\""))
        .isEqualTo("user_not_found");
    slack.clock.move(Duration.ofSeconds(5));
    assertThat(error(SandboxTeam.OPS, ts, "\"markdown_text\":\"x\"" + RECIPIENT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"D0REQUESTER,''", "D0REQUESTER,1.1", "C000000OPS,1.1"})
  void aTextGrowsBelowAMessageThatIsThere(String channel, String thread) {
    assertThat(error(channel, thread, "\"markdown_text\":\"x\"" + RECIPIENT)).isEqualTo("invalid_thread_ts");
  }

  @Test
  void moreThanTwelveThousandCharactersAreTooMany() {
    assertThat(error(DIRECT, parent, "\"markdown_text\":\"" + "x".repeat(12_001) + "\"")).isEqualTo("msg_too_long");
    String ts = start(DIRECT, parent, "\"markdown_text\":\"" + "x".repeat(12_000) + "\"");
    assertThat(call("append", ts, "\"markdown_text\":\"x\"")).isEqualTo("msg_too_long");
    assertThat(call("append", ts, "\"markdown_text\":\"\"")).isEqualTo("invalid_arguments");
  }

  @Test
  void blocksBelowAreHeldToTheirLimits() {
    String ts = start(DIRECT, parent, "\"markdown_text\":\"One.\"");

    assertThat(call("stop", ts, "\"blocks\":[{\"type\":\"section\"}]")).isEqualTo("invalid_blocks");
    assertThat(call("stop", ts, "")).isEmpty();
  }

  private String post(String channel) {
    return slack.call("chat.postMessage", "{\"channel\":\"" + channel + "\",\"text\":\"hi\"}").path("ts").asText();
  }

  private String start(String channel, String thread, String more) {
    return slack.call("chat.startStream", arguments(channel, thread, more)).path("ts").asText();
  }

  private String error(String channel, String thread, String more) {
    return slack.error("chat.startStream", arguments(channel, thread, more));
  }

  private static String arguments(String channel, String thread, String more) {
    return "{\"channel\":\"" + channel + "\",\"thread_ts\":\"" + thread + "\"," + more + "}";
  }

  private String call(String method, String ts, String more) {
    return slack.error("chat." + method + "Stream",
        "{\"channel\":\"" + DIRECT + "\",\"ts\":\"" + ts + "\"" + (more.isEmpty() ? "" : "," + more) + "}");
  }

  private Message message(String ts) {
    return slack.workspace.timeline().find(DIRECT, ts).orElseThrow();
  }
}
