package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.HomeView;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.PublishResult;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;
import java.util.Optional;

/** {@code views.publish}: sets one person's Home tab. */
record ViewsPublish(SlackWorkspace workspace, ViewCheck views) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<Person> person = call.text("user_id").flatMap(workspace.roster()::person);
    if (person.isEmpty()) {
      return ApiAnswer.refused("user_not_found");
    }
    return switch (views.home(call.structured("view"))) {
      case ViewCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case ViewCheck.Checked.Accepted(ObjectNode view) -> publish(person.get(), view, call.text("hash"));
    };
  }

  private ApiAnswer publish(Person person, ObjectNode view, Optional<String> hash) {
    return switch (workspace.homes().publish(person.id(), view, hash)) {
      case PublishResult.HashConflict _ -> ApiAnswer.refused("hash_conflict");
      case PublishResult.Published(HomeView home) -> {
        ObjectNode body = Json.object();
        body.set("view", new ViewJson(workspace.roster()).of(home));
        yield new ApiAnswer.Ok(body);
      }
    };
  }
}
