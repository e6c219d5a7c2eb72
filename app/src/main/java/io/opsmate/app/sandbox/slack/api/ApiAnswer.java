package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.List;

/** What a Web API call is answered with. */
public sealed interface ApiAnswer {

  record Ok(ObjectNode body) implements ApiAnswer {}

  /** Slack's own error code; messages say more when blocks were refused. */
  record Refused(String error, List<String> messages) implements ApiAnswer {}

  /** HTTP 429. */
  record SlowDown(Duration retryAfter) implements ApiAnswer {}

  /** HTTP 5xx; there is no JSON in it. */
  record Down(int status) implements ApiAnswer {}

  /** An answer that takes its time. */
  record Late(Duration by, ApiAnswer answer) implements ApiAnswer {}

  static ApiAnswer refused(String error) {
    return new Refused(error, List.of());
  }

  default ObjectNode json() {
    ObjectNode json = Json.object();
    switch (this) {
      case Ok(ObjectNode body) -> json.put("ok", true).setAll(body);
      case SlowDown _ -> json.put("ok", false).put("error", "ratelimited");
      case Down _ -> json.put("ok", false).put("error", "internal_error");
      case Late(_, ApiAnswer answer) -> json.setAll(answer.json());
      case Refused(String error, List<String> messages) -> {
        json.put("ok", false).put("error", error);
        if (!messages.isEmpty()) {
          json.putObject("response_metadata").set("messages", Json.texts(messages));
        }
      }
    }
    return json;
  }
}
