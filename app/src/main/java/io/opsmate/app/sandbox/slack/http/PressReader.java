package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.delivery.Press;
import io.opsmate.app.sandbox.slack.delivery.Submission;
import io.opsmate.app.sandbox.slack.workspace.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a press or a submission as the page posts it. */
final class PressReader {

  private PressReader() {}

  static Press read(Person person, JsonNode json) {
    return new Press(
        person,
        surface(json),
        json.path("block_id").asText(),
        json.path("action_id").asText(),
        texts(json.path("chosen")),
        state(json.path("state")));
  }

  static Submission submission(Person person, JsonNode json) {
    return new Submission(person, json.path("view_id").asText(), state(json.path("state")));
  }

  private static Press.Surface surface(JsonNode json) {
    if (!json.path("view_id").asText().isEmpty()) {
      return new Press.Surface.OnModal(json.path("view_id").asText());
    }
    return json.path("ts").asText().isEmpty()
        ? new Press.Surface.OnHome()
        : new Press.Surface.OnMessage(json.path("channel").asText(), json.path("ts").asText());
  }

  private static Map<String, Map<String, List<String>>> state(JsonNode json) {
    Map<String, Map<String, List<String>>> state = new HashMap<>();
    json.properties().forEach(block -> {
      Map<String, List<String>> actions = state.computeIfAbsent(block.getKey(), id -> new HashMap<>());
      block.getValue().properties().forEach(action -> actions.put(action.getKey(), texts(action.getValue())));
    });
    return state;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
