package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.UserGroup;

/** {@code usergroups.users.list}. */
record UserGroupMembers(Roster roster) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    return call.text("usergroup")
        .flatMap(roster::group)
        .filter(group -> !group.isDisabled() || call.flag("include_disabled"))
        .map(UserGroupMembers::members)
        .orElseGet(() -> ApiAnswer.refused("no_such_subteam"));
  }

  private static ApiAnswer members(UserGroup group) {
    ObjectNode body = Json.object();
    body.set("users", Json.texts(group.members()));
    return new ApiAnswer.Ok(body);
  }
}
