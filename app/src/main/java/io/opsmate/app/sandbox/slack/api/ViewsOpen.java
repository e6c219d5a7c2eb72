package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.ModalResult;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.Triggers.Exchange;
import java.util.List;

/** {@code views.open} and {@code views.push}: a trigger id becomes a modal, once and within its three seconds. */
record ViewsOpen(SlackWorkspace workspace, ViewCheck views, Put put) implements WebMethod {

  /** Where the view goes: in the place of what is open, or on top of it. */
  @FunctionalInterface
  interface Put {
    ModalResult put(Trigger trigger, ObjectNode view);
  }

  static ViewsOpen opening(SlackWorkspace workspace, ViewCheck views) {
    return new ViewsOpen(workspace, views, workspace.modals()::open);
  }

  static ViewsOpen pushing(SlackWorkspace workspace, ViewCheck views) {
    return new ViewsOpen(workspace, views, workspace.modals()::push);
  }

  /** A view that is refused does not cost the trigger id. */
  @Override
  public ApiAnswer answer(Call call) {
    return switch (views.modal(call.structured("view"))) {
      case ViewCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case ViewCheck.Checked.Accepted(ObjectNode view) -> call.text("trigger_id")
          .map(trigger -> exchange(trigger, view))
          .orElseGet(ViewsOpen::withoutTrigger);
    };
  }

  private ApiAnswer exchange(String triggerId, ObjectNode view) {
    return switch (workspace.triggers().exchange(triggerId)) {
      case Exchange.Unknown _ -> ApiAnswer.refused("invalid_trigger_id");
      case Exchange.Expired _ -> ApiAnswer.refused("expired_trigger_id");
      case Exchange.Spent _ -> ApiAnswer.refused("exchanged_trigger_id");
      case Exchange.Granted(Trigger trigger) -> ModalAnswer.of(put.put(trigger, view), workspace.roster());
    };
  }

  private static ApiAnswer withoutTrigger() {
    return new ApiAnswer.Refused("invalid_arguments",
        List.of("[ERROR] missing required field: trigger_id [json-pointer:/trigger_id]"));
  }
}
