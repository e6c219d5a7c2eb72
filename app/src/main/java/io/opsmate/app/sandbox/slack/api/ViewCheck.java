package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes or refuses a view, as the {@code views} methods would. */
public final class ViewCheck {

  /** Size of a view's JSON in bytes; more gives {@code view_too_large}. Source: Slack's views.open page. */
  static final int BYTES_ALLOWED = 250_000;

  private final BlockCheck blockCheck;

  public ViewCheck(BlockCheck blockCheck) {
    this.blockCheck = blockCheck;
  }

  /** What was decided about a view. */
  public sealed interface Checked {

    record Accepted(ObjectNode view) implements Checked {}

    record Refused(ApiAnswer.Refused why) implements Checked {}
  }

  Checked home(Structured given) {
    return check(given, "home", "views.publish takes home views");
  }

  public Checked modal(Structured given) {
    return check(given, "modal", "only modal views are opened");
  }

  private Checked check(Structured given, String type, String otherwise) {
    return switch (given) {
      case Structured.Absent _ -> refused("missing required field: view", "/view");
      case Structured.Unreadable _ -> refused("must be valid JSON", "/view");
      case Structured.Given(JsonNode json) when json instanceof ObjectNode view -> checked(view, type, otherwise);
      case Structured.Given _ -> refused("must be an object", "/view");
    };
  }

  private Checked checked(ObjectNode view, String type, String otherwise) {
    if (!view.path("type").asText().equals(type)) {
      return refused("unsupported type: " + otherwise, "/view/type");
    }
    if (view.toString().getBytes(StandardCharsets.UTF_8).length > BYTES_ALLOWED) {
      return new Checked.Refused(new ApiAnswer.Refused("view_too_large", List.of()));
    }
    if (!(view.path("blocks") instanceof ArrayNode blocks)) {
      return refused("missing required field: blocks", "/view");
    }
    List<BlockCheck.Fault> faults = blockCheck.check(type, view.toString());
    if (!faults.isEmpty()) {
      return new Checked.Refused(
          new ApiAnswer.Refused("invalid_arguments", Faults.worded(faults, "/view"), Faults.rules(faults)));
    }
    ObjectNode accepted = view.deepCopy();
    accepted.set("blocks", BlockIds.completed(blocks));
    return new Checked.Accepted(accepted);
  }

  private static Checked refused(String message, String pointer) {
    return refused(List.of("[ERROR] " + message + " [json-pointer:" + pointer + "]"));
  }

  private static Checked refused(List<String> messages) {
    return new Checked.Refused(new ApiAnswer.Refused("invalid_arguments", messages));
  }
}
