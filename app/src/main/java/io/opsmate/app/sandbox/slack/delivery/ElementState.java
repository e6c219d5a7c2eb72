package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.List;
import java.util.Map;

/** Writes what is chosen in elements, as {@code actions[]} and {@code state.values} carry it. */
final class ElementState {

  private ElementState() {}

  /** {@code state.values}: every element that keeps a choice, chosen or as it started. */
  static ObjectNode values(Elements elements, Map<String, Map<String, List<String>>> chosen) {
    ObjectNode values = Json.object();
    for (Elements.Placed placed : elements.all()) {
      if (keepsChoice(placed.type())) {
        List<String> picked = chosen
            .getOrDefault(placed.blockId(), Map.of())
            .getOrDefault(placed.actionId(), Elements.initial(placed.element()));
        ObjectNode state = values.withObjectProperty(placed.blockId()).putObject(placed.actionId());
        state.put("type", placed.type());
        choose(state, placed.element(), picked);
      }
    }
    return values;
  }

  /** Adds {@code selected_option} or {@code selected_options}, whichever the element's type has. */
  static void choose(ObjectNode json, JsonNode element, List<String> picked) {
    List<JsonNode> options = Elements.options(element, picked);
    switch (element.path("type").asText()) {
      case "checkboxes", "multi_static_select" -> json.set("selected_options", Elements.array(options));
      case "static_select", "radio_buttons", "overflow" -> {
        if (options.isEmpty()) {
          json.putNull("selected_option");
        } else {
          json.set("selected_option", options.getFirst());
        }
      }
      default -> { /* a button holds no choice */ }
    }
  }

  private static boolean keepsChoice(String type) {
    return switch (type) {
      case "checkboxes", "multi_static_select", "static_select", "radio_buttons" -> true;
      default -> false;
    };
  }
}
