package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Reads a call from an HTTP request: form or JSON body, token in the header or among the arguments. */
public final class CallReader {

  private CallReader() {}

  /** Empty when a JSON body is no JSON object. */
  public static Optional<Call> read(
      String contentType, String body, String query, Optional<String> authorization) {
    ObjectNode arguments = form(query);
    if (contentType.toLowerCase(Locale.ROOT).startsWith("application/json")) {
      Optional<JsonNode> json = body.isBlank() ? Optional.of(Json.object()) : Json.parse(body);
      if (!(json.orElse(null) instanceof ObjectNode object)) {
        return Optional.empty();
      }
      arguments.setAll(object);
    } else {
      arguments.setAll(form(body));
    }
    Optional<String> token = authorization
        .filter(header -> header.startsWith("Bearer "))
        .map(header -> header.substring("Bearer ".length()).strip())
        .or(() -> Optional.of(arguments.path("token").asText()).filter(given -> !given.isEmpty()));
    return Optional.of(new Call(token, arguments));
  }

  private static ObjectNode form(String encoded) {
    ObjectNode fields = Json.object();
    for (String pair : encoded.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badEscape) {
      return text;
    }
  }
}
