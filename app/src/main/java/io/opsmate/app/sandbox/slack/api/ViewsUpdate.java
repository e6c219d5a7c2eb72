package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import java.util.List;
import java.util.Optional;

/** {@code views.update}: shows something else in a modal that is still open. */
record ViewsUpdate(SlackWorkspace workspace, ViewCheck views) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<String> viewId = call.text("view_id");
    Optional<String> externalId = call.text("external_id");
    if (viewId.isPresent() == externalId.isPresent()) {
      return new ApiAnswer.Refused("invalid_arguments",
          List.of("[ERROR] must provide one of: view_id, external_id [json-pointer:/view_id]"));
    }
    return switch (views.modal(call.structured("view"))) {
      case ViewCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case ViewCheck.Checked.Accepted(ObjectNode view) -> viewId.flatMap(workspace.modals()::find)
          .or(() -> externalId.flatMap(workspace.modals()::named))
          .map(modal -> update(modal, view, call))
          .orElseGet(() -> ApiAnswer.refused("not_found"));
    };
  }

  private ApiAnswer update(ModalView modal, ObjectNode view, Call call) {
    return ModalAnswer.of(
        workspace.modals().update(modal.id(), view, call.text("hash")), workspace.roster());
  }
}
