package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gives blocks and elements the ids that their author left out, as Slack does. */
public final class BlockIds {

  private BlockIds() {}

  public static ArrayNode completed(ArrayNode blocks) {
    ArrayNode copy = blocks.deepCopy();
    for (int i = 0; i < copy.size(); i++) {
      if (copy.get(i) instanceof ObjectNode block) {
        giveId(block, "block_id", "b" + i);
        complete(block, i);
      }
    }
    return copy;
  }

  private static void complete(ObjectNode block, int position) {
    int n = 0;
    for (JsonNode element : block.path("elements")) {
      nameAction(element, "a" + position + "." + n++);
    }
    nameAction(block.path("accessory"), "a" + position);
    nameAction(block.path("element"), "a" + position);
  }

  private static void nameAction(JsonNode element, String name) {
    String type = element.path("type").asText();
    boolean interactive = !type.isEmpty() && !type.equals("image") && !type.equals("mrkdwn")
        && !type.equals("plain_text") && !type.startsWith("rich_text");
    if (interactive && element instanceof ObjectNode object) {
      giveId(object, "action_id", name);
    }
  }

  private static void giveId(ObjectNode node, String field, String id) {
    if (node.path(field).asText().isEmpty()) {
      node.put(field, id);
    }
  }
}
