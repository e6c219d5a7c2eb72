package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.api.Structured;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the bot wrote in its acknowledgement of a submission. */
sealed interface SubmissionAck {

  /** An empty body closes this one view. */
  record Close() implements SubmissionAck {}

  record Clear() implements SubmissionAck {}

  record Update(Structured view) implements SubmissionAck {}

  record Push(Structured view) implements SubmissionAck {}

  record Errors(Map<String, String> byBlock) implements SubmissionAck {}

  /** Slack makes nothing of it; the rule says why. */
  record Unreadable(String rule) implements SubmissionAck {}

  static SubmissionAck read(String body) {
    if (body.isBlank()) {
      return new Close();
    }
    if (!(Json.parse(body).orElse(null) instanceof ObjectNode ack)) {
      return new Unreadable("an acknowledgement of view_submission is empty or a JSON object with response_action");
    }
    return switch (ack.path("response_action").asText()) {
      case "clear" -> new Clear();
      case "update" -> new Update(view(ack));
      case "push" -> new Push(view(ack));
      case "errors" -> errors(ack.path("errors"));
      default -> new Unreadable("response_action is one of errors, update, push, clear; to close, the body is empty");
    };
  }

  private static Structured view(ObjectNode ack) {
    return ack.has("view") ? new Structured.Given(ack.get("view")) : new Structured.Absent();
  }

  private static SubmissionAck errors(JsonNode json) {
    Map<String, String> byBlock = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> error : json.properties()) {
      if (!error.getValue().isTextual() || error.getValue().asText().isBlank()) {
        return new Unreadable("response_action errors: what is said of " + error.getKey() + " is not a sentence");
      }
      byBlock.put(error.getKey(), error.getValue().asText());
    }
    return byBlock.isEmpty()
        ? new Unreadable("response_action errors: errors names at least one block_id")
        : new Errors(byBlock);
  }

  /** Errors may be shown at input blocks of the submitted view alone. */
  static Optional<String> misplaced(Map<String, String> byBlock, JsonNode blocks) {
    for (String blockId : byBlock.keySet()) {
      boolean isInput = false;
      for (JsonNode block : blocks) {
        isInput |= block.path("type").asText().equals("input") && block.path("block_id").asText().equals(blockId);
      }
      if (!isInput) {
        return Optional
            .of("response_action errors: " + blockId + " is not the block_id of an input block of this view");
      }
    }
    return Optional.empty();
  }
}
