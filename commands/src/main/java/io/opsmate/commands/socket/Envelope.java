package io.opsmate.commands.socket;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What comes over a connection. Source: docs.slack.dev, Socket Mode, August 2026. */
sealed interface Envelope {
  /** The connection is open. */
  record Hello() implements Envelope {}

  /** The connection will be closed soon; {@code switchedOff}: Socket Mode itself is off. */
  record Goodbye(String reason, boolean switchedOff) implements Envelope {}

  /** A request, as it would have come by HTTP; the same content gives the same bytes. */
  record Request(String id, String contentType, String body) implements Envelope {}

  /** Nothing OpsMate knows. */
  record Strange(String type) implements Envelope {}

  static Envelope read(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject json ? of(json) : new Strange("no object");
    } catch (JsonParseException e) {
      return new Strange("no JSON");
    }
  }

  private static Envelope of(JsonObject json) {
    String type = word(json, "type");
    if (type.equals("hello")) {
      return new Hello();
    }
    if (type.equals("disconnect")) {
      return new Goodbye(word(json, "reason"), word(json, "reason").equals("link_disabled"));
    }
    if (!(json.get("payload") instanceof JsonObject payload) || word(json, "envelope_id").isEmpty()) {
      return new Strange(type);
    }
    String id = word(json, "envelope_id");
    return switch (type) {
      case "slash_commands" -> new Request(id, "application/x-www-form-urlencoded", form(payload));
      case "interactive" ->
          new Request(id, "application/x-www-form-urlencoded", "payload=" + encoded(payload.toString()));
      case "events_api" -> new Request(id, "application/json", payload.toString());
      default -> new Strange(type);
    };
  }

  private static String form(JsonObject payload) {
    Map<String, JsonElement> sorted = new TreeMap<>(payload.asMap());
    return sorted.entrySet()
        .stream()
        .filter(field -> field.getValue() instanceof JsonPrimitive)
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().getAsString()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  private static String word(JsonObject json, String property) {
    return json.get(property) instanceof JsonPrimitive value ? value.getAsString() : "";
  }
}
