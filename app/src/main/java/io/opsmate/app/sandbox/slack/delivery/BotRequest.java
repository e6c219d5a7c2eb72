package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Map;
import java.util.Optional;
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
    ObjectNode content = Json.object();
    fields.forEach(content::put);
    return new BotRequest("application/x-www-form-urlencoded", body, Map.of(), content, Optional.empty());
  }

  /** Clicks travel as JSON in the form field {@code payload}. */
  static BotRequest payload(JsonNode payload) {
    return form(Map.of("payload", payload.toString())).saying(payload);
  }

  static BotRequest json(JsonNode body) {
    return new BotRequest("application/json", body.toString(), Map.of(), body, Optional.empty());
  }

  BotRequest with(Map<String, String> more) {
    return new BotRequest(contentType, body, more, content, fault);
  }

  BotRequest disturbed(String by) {
    return new BotRequest(contentType, body, headers, content, Optional.of(by));
  }

  private BotRequest saying(JsonNode payload) {
    return new BotRequest(contentType, body, headers, payload, fault);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
