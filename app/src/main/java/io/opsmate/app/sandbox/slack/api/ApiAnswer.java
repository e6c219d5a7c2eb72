package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What a Web API call is answered with. */
public sealed interface ApiAnswer {
  record Ok(ObjectNode body) implements ApiAnswer {}

  /**
   * Slack's own error code.
   *
   * @param messages say more when blocks were refused
   * @param rules the limits that were broken, for people; Slack does not send them
   */
  record Refused(String error, List<String> messages, List<String> rules) implements ApiAnswer {
    public Refused {
      messages = List.copyOf(messages);
      rules = List.copyOf(rules);
    }

    Refused(String error, List<String> messages) {
      this(error, messages, List.of());
    }
  }

  /** The app was not granted what the method needs. */
  record MissingScope(String needed, Collection<String> provided) implements ApiAnswer {}

  /** HTTP 429. */
  record SlowDown(Duration retryAfter) implements ApiAnswer {}

  /** HTTP 5xx; there is no JSON in it. */
  record Down(int status) implements ApiAnswer {}

  /** An answer that takes its time. */
  record Late(Duration by, ApiAnswer answer) implements ApiAnswer {}

  /** An answer that a switch of the sandbox has spoilt. */
  record Disturbed(String fault, ApiAnswer answer) implements ApiAnswer {}

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
      case Disturbed(_, ApiAnswer answer) -> json.setAll(answer.json());
      case MissingScope(String needed, Collection<String> provided) -> json.put("ok", false)
          .put("error", "missing_scope")
          .put("needed", needed)
          .put("provided", String.join(",", provided.stream().sorted().toList()));
      case Refused(String error, List<String> messages, _) -> {
        json.put("ok", false).put("error", error);
        if (!messages.isEmpty()) {
          json.putObject("response_metadata").set("messages", Json.texts(messages));
        }
      }
    }
    return json;
  }
}
