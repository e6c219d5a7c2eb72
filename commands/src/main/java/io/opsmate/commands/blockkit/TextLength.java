package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;

/**
 * How much text a piece of Block Kit JSON holds, as Slack's sum over a message counts it.
 *
 * <p>Unit: UTF-16 units. Errors: how Slack counts is undocumented; option and confirm texts are counted too, so this is
 * rather too much than too little.
 */
final class TextLength {
  private static final Set<String> TEXTS = Set.of("text", "title", "alt_text", "label", "description");

  private TextLength() {}

  static int of(JsonElement json) {
    return switch (json) {
      case JsonArray array -> array.asList().stream().mapToInt(TextLength::of).sum();
      case JsonObject object -> object.entrySet().stream().mapToInt(TextLength::of).sum();
      default -> 0;
    };
  }

  private static int of(Map.Entry<String, JsonElement> property) {
    if (property.getKey().equals("initial_options")) {
      return 0;
    }
    return ShapeCheck.isString(property.getValue()) && TEXTS.contains(property.getKey())
        ? property.getValue().getAsString().length()
        : of(property.getValue());
  }
}
