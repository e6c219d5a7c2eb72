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
record ViewsPublish(SlackWorkspace workspace, HomeCheck homes) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    Optional<Person> person = call.text("user_id").flatMap(workspace.roster()::person);
    if (person.isEmpty()) {
      return ApiAnswer.refused("user_not_found");
    }
    return switch (homes.check(call.structured("view"))) {
      case HomeCheck.Checked.Refused(ApiAnswer.Refused why) -> why;
      case HomeCheck.Checked.Accepted(ObjectNode view) -> publish(person.get(), view, call.text("hash"));
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
