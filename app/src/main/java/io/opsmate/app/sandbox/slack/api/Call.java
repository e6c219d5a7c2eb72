package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.Optional;

/** The arguments of one Web API call, whether they came as a form or as JSON. */
public record Call(Optional<String> token, ObjectNode arguments) {

  /** A text argument; blank counts as absent, as in Slack. */
  Optional<String> text(String name) {
    JsonNode value = arguments.path(name);
    return value.isValueNode() && !value.isNull()
        ? Optional.of(value.asText()).filter(text -> !text.isBlank())
        : Optional.empty();
  }

  boolean flag(String name) {
    return text(name).filter(value -> value.equals("true") || value.equals("1")).isPresent();
  }

  /** A structured argument: JSON itself, or JSON in a string. */
  Structured structured(String name) {
    JsonNode value = arguments.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return new Structured.Absent();
    }
    if (!value.isTextual()) {
      return new Structured.Given(value);
    }
    if (value.asText().isBlank()) {
      return new Structured.Absent();
    }
    return Json.parse(value.asText())
        .<Structured>map(Structured.Given::new)
        .orElseGet(Structured.Unreadable::new);
  }
}
