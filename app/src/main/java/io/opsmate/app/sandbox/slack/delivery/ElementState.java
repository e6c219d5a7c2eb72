package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes what is chosen in elements, as {@code actions[]} and {@code state.values} carry it. */
final class ElementState {

  /** Elements with one value, and the property that carries it; nothing chosen is null. */
  private static final Map<String, String> ONE = Map.of(
      "plain_text_input", "value",
      "users_select", "selected_user",
      "conversations_select", "selected_conversation",
      "channels_select", "selected_channel",
      "datepicker", "selected_date",
      "timepicker", "selected_time");

  private static final Map<String, String> SEVERAL = Map.of(
      "multi_users_select", "selected_users",
      "multi_conversations_select", "selected_conversations",
      "multi_channels_select", "selected_channels");

  private static final Set<String> OPTION = Set.of("static_select", "radio_buttons", "overflow");
  private static final Set<String> OPTIONS = Set.of("checkboxes", "multi_static_select");

  private ElementState() {}

  /** {@code state.values}: every element that keeps a choice, chosen or as it started. */
  static ObjectNode values(Elements elements, Map<String, Map<String, List<String>>> chosen) {
    ObjectNode values = Json.object();
    for (Elements.Placed placed : elements.all()) {
      if (keepsChoice(placed.type())) {
        ObjectNode state = values.withObjectProperty(placed.blockId()).putObject(placed.actionId());
        state.put("type", placed.type());
        choose(state, placed.element(), placed.picked(chosen));
      }
    }
    return values;
  }

  /** Adds {@code selected_option}, {@code value}, {@code selected_users} ...: whichever the element's type has. */
  static void choose(ObjectNode json, JsonNode element, List<String> picked) {
    String type = element.path("type").asText();
    if (OPTIONS.contains(type)) {
      json.set("selected_options", Elements.array(Elements.options(element, picked)));
    } else if (OPTION.contains(type)) {
      json.set("selected_option",
          Elements.options(element, picked).stream().findFirst().orElse(JsonNodeFactory.instance.nullNode()));
    } else if (ONE.containsKey(type)) {
      json.put(ONE.get(type), picked.isEmpty() || picked.getFirst().isEmpty() ? null : picked.getFirst());
    } else if (SEVERAL.containsKey(type)) {
      json.set(SEVERAL.get(type), Json.texts(picked));
    }
  }

  private static boolean keepsChoice(String type) {
    return !type.equals("overflow")
        && (OPTIONS.contains(type) || OPTION.contains(type) || ONE.containsKey(type) || SEVERAL.containsKey(type));
  }
}
