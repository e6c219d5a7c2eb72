package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The interactive elements in a message or view. */
record Elements(List<Placed> all) {

  record Placed(String blockId, JsonNode element) {
    String actionId() {
      return element.path("action_id").asText();
    }

    String type() {
      return element.path("type").asText();
    }

    /** What somebody chose here, or what it starts with. */
    List<String> picked(Map<String, Map<String, List<String>>> chosen) {
      return chosen.getOrDefault(blockId, Map.of()).getOrDefault(actionId(), initial(element));
    }
  }

  static Elements in(JsonNode blocks) {
    List<Placed> found = new ArrayList<>();
    for (JsonNode block : blocks) {
      String blockId = block.path("block_id").asText();
      block.path("elements").forEach(element -> add(found, blockId, element));
      add(found, blockId, block.path("accessory"));
      add(found, blockId, block.path("element"));
    }
    return new Elements(List.copyOf(found));
  }

  Optional<Placed> find(String blockId, String actionId) {
    return all.stream()
        .filter(placed -> placed.blockId().equals(blockId) && placed.actionId().equals(actionId))
        .findFirst();
  }

  private static void add(List<Placed> found, String blockId, JsonNode element) {
    if (!element.path("action_id").asText().isEmpty()) {
      found.add(new Placed(blockId, element));
    }
  }

  /** The option objects behind the chosen values, groups included. */
  static List<JsonNode> options(JsonNode element, List<String> values) {
    List<JsonNode> all = new ArrayList<>();
    element.path("options").forEach(all::add);
    element.path("option_groups").forEach(group -> group.path("options").forEach(all::add));
    return all.stream().filter(option -> values.contains(option.path("value").asText())).toList();
  }

  /** Values that the element starts with. */
  static List<String> initial(JsonNode element) {
    List<String> values = new ArrayList<>();
    element.path("initial_options").forEach(option -> values.add(option.path("value").asText()));
    JsonNode single = element.path("initial_option");
    if (single.isObject()) {
      values.add(single.path("value").asText());
    }
    for (String several : new String[]{"initial_users", "initial_conversations", "initial_channels"}) {
      element.path(several).forEach(id -> values.add(id.asText()));
    }
    for (String one : new String[]{"initial_value", "initial_user", "initial_conversation", "initial_channel",
      "initial_date", "initial_time"}) {
      if (element.has(one)) {
        values.add(element.path(one).asText());
      }
    }
    return values;
  }

  static JsonNode array(List<JsonNode> options) {
    return Json.array().addAll(options);
  }
}
