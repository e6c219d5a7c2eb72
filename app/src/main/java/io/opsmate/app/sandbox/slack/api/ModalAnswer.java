package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.ModalResult;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;

/** What the {@code views} methods answer about a modal. */
final class ModalAnswer {

  private ModalAnswer() {}

  static ApiAnswer of(ModalResult result, Roster roster) {
    return switch (result) {
      case ModalResult.Refused(String error) -> ApiAnswer.refused(error);
      case ModalResult.Shown(ModalView modal) -> {
        ObjectNode body = Json.object();
        body.set("view", new ViewJson(roster).of(modal));
        yield new ApiAnswer.Ok(body);
      }
    };
  }
}
