package io.opsmate.app.sandbox.slack.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes secrets out of JSON, and opens JSON that travels inside strings. */
final class Masks {
  private static final Pattern TOKEN = Pattern.compile("\\b(xox[a-z]|xapp|xoxe)-[A-Za-z0-9._-]+");
  private static final Pattern ADDRESS =
      Pattern.compile("(/sandbox/slack/(?:response|upload|socket)/)[^\\s\"?#>|]+");
  private static final Set<String> SECRET = Set.of("token", "client_secret", "code", "refresh_token");

  private Masks() {}

  static JsonNode in(JsonNode json) {
    return switch (json) {
      case ObjectNode object -> {
        ObjectNode masked = Json.object();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
          boolean secret = SECRET.contains(property.getKey()) && property.getValue().isTextual();
          masked.set(property.getKey(), secret ? TextNode.valueOf("***") : in(property.getValue()));
        }
        yield masked;
      }
      case ArrayNode array -> {
        ArrayNode masked = Json.array();
        array.forEach(item -> masked.add(in(item)));
        yield masked;
      }
      case TextNode text -> text(text.asText());
      default -> json;
    };
  }

  private static JsonNode text(String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      JsonNode inside = Json.parse(text).orElse(null);
      if (inside != null) {
        return in(inside);
      }
    }
    return TextNode.valueOf(ADDRESS.matcher(TOKEN.matcher(text).replaceAll("$1-***")).replaceAll("$1***"));
  }
}
