package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;

/** Measures the text in blocks. */
final class BlockText {

  private BlockText() {}

  static int lengthOf(JsonNode node) {
    int length = 0;
    for (JsonNode child : node) {
      length += lengthOf(child);
    }
    JsonNode text = node.path("text");
    return text.isTextual() ? length + text.asText().length() : length;
  }
}
