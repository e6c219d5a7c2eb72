package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Map;

/** Measures the text in blocks; options named twice, as offered and as chosen at first, count once. */
final class BlockText {

  private BlockText() {}

  static int lengthOf(JsonNode node) {
    int length = 0;
    for (JsonNode item : node.isArray() ? node : Json.array()) {
      length += lengthOf(item);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      length += property.getKey().equals("initial_options") ? 0 : lengthOf(property.getValue());
    }
    JsonNode text = node.path("text");
    return text.isTextual() ? length + text.asText().length() : length;
  }
}
