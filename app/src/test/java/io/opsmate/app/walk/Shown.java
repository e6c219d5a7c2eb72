package io.opsmate.app.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A message as the stand-in for Slack shows it now.
 *
 * @param thread the ts of the message it stands below, or empty
 * @param edits how often it was edited
 */
record Shown(String channel, String ts, String thread, String text, JsonNode blocks, int edits) {
  boolean hasButton(String actionId) {
    return button(actionId).isPresent();
  }

  /** What a button carries. */
  Optional<String> button(String actionId) {
    List<JsonNode> found = blocks.findParents("action_id");
    return found.stream()
        .filter(element -> element.path("action_id").asText().equals(actionId))
        .map(element -> element.path("value").asText())
        .findFirst();
  }

  /** Everything a person can read on it. */
  String words() {
    return text + "\n" + Words.in(blocks);
  }

  Shown edited(String newText, JsonNode newBlocks) {
    return new Shown(channel, ts, thread, newText, newBlocks, edits + 1);
  }
}
