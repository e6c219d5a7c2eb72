package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Takes or refuses a Home view, as {@code views.publish} would. */
public final class HomeCheck {
  private final BlockCheck blockCheck;

  public HomeCheck(BlockCheck blockCheck) {
    this.blockCheck = blockCheck;
  }

  /** What was decided about a view. */
  sealed interface Checked {

    record Accepted(ObjectNode view) implements Checked {}

    record Refused(ApiAnswer.Refused why) implements Checked {}
  }

  Checked check(Structured given) {
    return switch (given) {
      case Structured.Absent _ -> refused("missing required field: view", "/view");
      case Structured.Unreadable _ -> refused("must be valid JSON", "/view");
      case Structured.Given(JsonNode json) when json instanceof ObjectNode view -> checked(view);
      case Structured.Given _ -> refused("must be an object", "/view");
    };
  }

  private Checked checked(ObjectNode view) {
    if (!view.path("type").asText().equals("home")) {
      return refused("unsupported type: views.publish takes home views", "/view/type");
    }
    if (!(view.path("blocks") instanceof ArrayNode blocks)) {
      return refused("missing required field: blocks", "/view");
    }
    List<BlockCheck.Fault> faults = blockCheck.check("home", view.toString());
    if (!faults.isEmpty()) {
      return refused(Faults.worded(faults, "/view"));
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
