package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;

/** An argument such as {@code blocks} or {@code view}. */
public sealed interface Structured {

  record Absent() implements Structured {}

  record Given(JsonNode json) implements Structured {}

  record Unreadable() implements Structured {}
}
