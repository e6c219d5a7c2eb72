package io.opsmate.app.sandbox.slack.api;

import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.OPS;
import static io.opsmate.app.sandbox.slack.workspace.SandboxTeam.REQUESTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import org.junit.jupiter.api.Test;

class EditingTest {
  private final ApiFixture slack = ApiFixture.open();

  @Test
  void anEditKeepsTheTimestampAndSaysWhoEdited() {
    String ts = slack.call("chat.postMessage", "{\"channel\":\"#ops\",\"text\":\"one\"}").path("ts").asText();

    JsonNode answer = slack.call("chat.update", update(ts));

    assertThat(answer.path("ts").asText()).isEqualTo(ts);
    assertThat(answer.path("text").asText()).isEqualTo("two");
    assertThat(answer.at("/message/edited"))
        .hasToString("{\"user\":\"B0OPSMATE\",\"ts\":\"1772452800.000001\"}");
  }

  @Test
  void aMessageThatIsNotThereCannotBeEdited() {
    assertThat(slack.error("chat.update", update("1.000000"))).isEqualTo("message_not_found");
  }

  @Test
  void somebodyElsesMessageCannotBeEdited() {
    String ts = slack.workspace.timeline().post(Draft.toAll(OPS, REQUESTER, Content.text("mine"))).ts();

    assertThat(slack.error("chat.update", update(ts))).isEqualTo("cant_update_message");
  }

  @Test
  void anEphemeralMessageIsNotFoundByTheWebApi() {
    String ts = slack.call("chat.postEphemeral",
        "{\"channel\":\"C000000OPS\",\"user\":\"U0REQUESTER\",\"text\":\"psst\"}").path("message_ts").asText();

    assertThat(slack.error("chat.update", update(ts))).isEqualTo("message_not_found");
  }

  private static String update(String ts) {
    return "{\"channel\":\"C000000OPS\",\"ts\":\"" + ts + "\",\"text\":\"two\"}";
  }

  @Test
  void theAppDeletesItsOwnMessagesAlone() {
    String own = slack.call("chat.postMessage", "{\"channel\":\"#ops\",\"text\":\"hi\"}").path("ts").asText();
    String others = slack.workspace.timeline()
        .post(Draft.toAll("C000000OPS", "U0REQUESTER",
            Content.text("mine")))
        .ts();

    assertThat(delete(own)).isEmpty();
    assertThat(delete(own)).isEqualTo("message_not_found");
    assertThat(delete(others)).isEqualTo("cant_delete_message");
  }

  private String delete(String ts) {
    return slack.error("chat.delete", "{\"channel\":\"C000000OPS\",\"ts\":\"" + ts + "\"}");
  }
}
