package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One request to the bot, before it is signed.
 *
 * @param content what it says, as JSON: the payload of a click, the event, the fields of a command
 * @param fault the switch of the sandbox that sent it again
 */
public record BotRequest(String contentType, String body, Map<String, String> headers, JsonNode content,
    Optional<String> fault) {
  public BotRequest {
    headers = Map.copyOf(headers);
  }

  static BotRequest form(Map<String, String> fields) {
    ObjectNode content = Json.object();
    fields.forEach(content::put);
    return new BotRequest("application/x-www-form-urlencoded", encoded(fields), Map.of(), content, Optional.empty());
  }

  /** Clicks travel as JSON in the form field {@code payload}. */
  static BotRequest payload(JsonNode payload) {
    return new BotRequest("application/x-www-form-urlencoded", encoded(Map.of("payload", payload.toString())),
        Map.of(), payload, Optional.empty());
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

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet()
        .stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
