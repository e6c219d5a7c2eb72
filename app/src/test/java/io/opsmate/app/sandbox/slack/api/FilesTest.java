package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.SandboxTeam;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FilesTest {
  private static final String PREFIX = "http://127.0.0.1:8080/sandbox/slack/upload/";

  private final ApiFixture slack = ApiFixture.strict();

  @Test
  void aFileIsSharedUnderTheMessageItBelongsTo() {
    String card = slack.call("chat.postMessage", "{\"channel\":\"#ops\",\"text\":\"report\"}").path("ts").asText();
    String file = uploaded("waste.csv", "a,b\n");

    JsonNode done = slack.call("files.completeUploadExternal", """
        {"files":[{"id":"%s","title":"Waste"}],"channel_id":"%s","thread_ts":"%s","initial_comment":"All of it"}"""
        .formatted(file, SandboxTeam.OPS, card));

    assertThat(done.at("/files/0/title").asText()).isEqualTo("Waste");
    Message message = slack.workspace.timeline().visibleTo(SandboxTeam.REQUESTER, SandboxTeam.OPS).getLast();
    assertThat(message.threadTs()).isEqualTo(card);
    assertThat(message.content().text()).isEqualTo("All of it");
    assertThat(message.content().files().at("/0/mimetype").asText()).isEqualTo("text/csv");
  }

  @Test
  void anImageIsShownByItsIdOnceItIsCompleted() {
    String file = uploaded("chart.png", "png");
    String blocks = """
        {"channel":"#ops","text":"x","blocks":[{"type":"image","slack_file":{"id":"%s"},"alt_text":"cost"}]}"""
        .formatted(file);

    assertThat(slack.call("chat.postMessage", blocks)).hasToString("""
        {"ok":false,"error":"invalid_blocks","response_metadata":{"messages":[\
        "[ERROR] invalid slack file [json-pointer:/blocks/0/slack_file]"]}}""");
    slack.call("files.completeUploadExternal", "{\"files\":\"[{\\\"id\\\":\\\"" + file + "\\\"}]\"}");
    assertThat(slack.call("chat.postMessage", blocks).path("ok").asBoolean()).isTrue();
  }

  @Test
  void aTableIsNoImage() {
    String file = uploaded("waste.csv", "a,b\n");
    slack.call("files.completeUploadExternal", "{\"files\":[{\"id\":\"" + file + "\"}]}");

    assertThat(slack.error("chat.postMessage", """
        {"channel":"#ops","text":"x","blocks":[{"type":"image","slack_file":{"id":"%s"},"alt_text":"cost"}]}"""
        .formatted(file))).isEqualTo("invalid_blocks");
  }

  @Test
  void onlyWhatWasAnnouncedIsTakenAndOnlyOnce() {
    JsonNode place = announced("waste.csv", 4);
    String ticket = place.path("upload_url").asText().substring(PREFIX.length());

    assertThat(slack.workspace.files().fill("guessed", bytes("a,b\n"))).isFalse();
    assertThat(slack.workspace.files().fill(ticket, bytes("too long"))).isFalse();
    assertThat(slack.workspace.files().fill(ticket, bytes("a,b\n"))).isTrue();
    assertThat(slack.workspace.files().fill(ticket, bytes("c,d\n"))).isFalse();
  }

  @Test
  void whatWasNotSentCannotBeCompleted() {
    String file = announced("waste.csv", 4).path("file_id").asText();

    assertThat(slack.error("files.completeUploadExternal", "{\"files\":[{\"id\":\"" + file + "\"}]}"))
        .isEqualTo("file_not_found");
    assertThat(slack.error("files.completeUploadExternal", "{}")).isEqualTo("invalid_arguments");
    assertThat(slack.error("files.getUploadURLExternal", "{\"filename\":\"x.csv\"}")).isEqualTo("invalid_arguments");
    assertThat(slack.error("files.getUploadURLExternal", "{\"filename\":\"x.csv\",\"length\":0}"))
        .isEqualTo("invalid_arguments");
  }

  @Test
  void aFileInAChannelWithoutTheAppIsRefused() {
    String file = uploaded("waste.csv", "a,b\n");

    assertThat(slack.error("files.completeUploadExternal", """
        {"files":[{"id":"%s"}],"channel_id":"C0ENGINEERS"}""".formatted(file))).isEqualTo("not_in_channel");
  }

  private String uploaded(String name, String content) {
    JsonNode place = announced(name, content.length());
    String ticket = place.path("upload_url").asText().substring(PREFIX.length());
    assertThat(slack.workspace.files().fill(ticket, bytes(content))).isTrue();
    return place.path("file_id").asText();
  }

  private JsonNode announced(String name, int length) {
    return slack.call("files.getUploadURLExternal", "{\"filename\":\"" + name + "\",\"length\":" + length + "}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
