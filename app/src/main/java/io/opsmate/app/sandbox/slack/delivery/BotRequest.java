package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** One request to the bot, before it is signed. */
public record BotRequest(String contentType, String body, Map<String, String> headers) {

  public BotRequest {
    headers = Map.copyOf(headers);
  }

  static BotRequest form(Map<String, String> fields) {
    String body = fields.entrySet()
        .stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
    return new BotRequest("application/x-www-form-urlencoded", body, Map.of());
  }

  /** Clicks travel as JSON in the form field {@code payload}. */
  static BotRequest payload(JsonNode payload) {
    return form(Map.of("payload", payload.toString()));
  }

  static BotRequest json(JsonNode body) {
    return new BotRequest("application/json", body.toString(), Map.of());
  }

  BotRequest with(Map<String, String> more) {
    return new BotRequest(contentType, body, more);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
