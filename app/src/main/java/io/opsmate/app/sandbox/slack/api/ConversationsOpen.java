package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import java.util.List;
import java.util.Optional;

/** {@code conversations.open}: the direct messages between the app and one person. Groups of people are not emulated. */
record ConversationsOpen(Roster roster) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    String users = call.text("users").orElse("");
    if (users.isEmpty()) {
      return ApiAnswer.refused("users_list_not_supplied");
    }
    if (users.contains(",")) {
      return new ApiAnswer.Refused("invalid_arguments",
          List.of("[ERROR] the sandbox opens conversations with one person [json-pointer:/users]"));
    }
    if (users.equals(roster.app().userId())) {
      return ApiAnswer.refused("cannot_dm_bot");
    }
    Optional<Person> person = roster.person(users);
    if (person.isEmpty()) {
      return ApiAnswer.refused("user_not_found");
    }
    return roster.directWith(users)
        .map(direct -> opened(direct, call.flag("return_im"), users))
        .orElseGet(() -> ApiAnswer.refused("user_disabled"));
  }

  private static ApiAnswer opened(Channel direct, boolean whole, String user) {
    ObjectNode body = Json.object().put("no_op", true).put("already_open", true);
    ObjectNode channel = body.putObject("channel").put("id", direct.id());
    if (whole) {
      channel.put("is_im", true).put("is_open", true).put("user", user);
    }
    return new ApiAnswer.Ok(body);
  }
}
