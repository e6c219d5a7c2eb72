package io.opsmate.app.sandbox.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class HomeTabTest {
  private final ApiFixture slack = ApiFixture.open();

  @Test
  void aPublishedViewComesBackWithIdAndHash() {
    JsonNode view = slack.call("views.publish", publish("")).path("view");

    assertThat(view.path("id").asText()).isEqualTo("V0REQUESTER");
    assertThat(view.path("hash").asText()).isNotEmpty();
    assertThat(view.path("blocks")).hasToString("[{\"type\":\"divider\",\"block_id\":\"b0\"}]");
  }

  @Test
  void anOldHashLosesTheRace() {
    String old = slack.call("views.publish", publish("")).at("/view/hash").asText();
    String current = slack.call("views.publish", publish(old)).at("/view/hash").asText();

    assertThat(slack.error("views.publish", publish(old))).isEqualTo("hash_conflict");
    assertThat(slack.call("views.publish", publish(current)).path("ok").asBoolean()).isTrue();
  }

  @Test
  void aViewForNobodyIsRefused() {
    assertThat(slack.error("views.publish", "{\"user_id\":\"U0NOBODY\",\"view\":{}}"))
        .isEqualTo("user_not_found");
  }

  @Test
  void onlyHomeViewsArePublished() {
    assertThat(slack.call("views.publish", """
        {"user_id":"U0REQUESTER","view":{"type":"modal","blocks":[]}}""")).hasToString("""
        {"ok":false,"error":"invalid_arguments","response_metadata":{"messages":[\
        "[ERROR] unsupported type: views.publish takes home views [json-pointer:/view/type]"]}}""");
  }

  @Test
  void faultsPointIntoTheView() {
    ApiFixture strict = ApiFixture.refusingBlocks("no more than 100 items allowed", "/blocks");

    assertThat(strict.call("views.publish", publish("")).at("/response_metadata/messages/0").asText())
        .isEqualTo("[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]");
  }

  private static String publish(String hash) {
    return "{\"user_id\":\"U0REQUESTER\",\"hash\":\"" + hash
        + "\",\"view\":{\"type\":\"home\",\"blocks\":[{\"type\":\"divider\"}]}}";
  }
}
