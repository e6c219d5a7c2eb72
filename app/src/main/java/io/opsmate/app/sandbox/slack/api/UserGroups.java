package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.UserGroup;

/** {@code usergroups.list}. */
record UserGroups(Roster roster) implements WebMethod {

  /** When the sandbox's groups were made and, for a disabled one, taken away: long ago. In epoch seconds. */
  private static final long LONG_AGO = 1_700_000_000;

  @Override
  public ApiAnswer answer(Call call) {
    ObjectNode body = Json.object();
    ArrayNode groups = body.putArray("usergroups");
    roster.groups()
        .stream()
        .filter(group -> !group.isDisabled() || call.flag("include_disabled"))
        .forEach(group -> groups.add(described(group, call)));
    return new ApiAnswer.Ok(body);
  }

  private ObjectNode described(UserGroup group, Call call) {
    ObjectNode json = Json.object();
    json.put("id", group.id());
    json.put("team_id", roster.team().id());
    json.put("is_usergroup", true);
    json.put("is_subteam", true);
    json.put("name", group.name());
    json.put("description", "");
    json.put("handle", group.handle());
    json.put("is_external", false);
    json.put("date_create", LONG_AGO);
    json.put("date_update", LONG_AGO);
    json.put("date_delete", group.isDisabled() ? LONG_AGO : 0);
    json.putNull("auto_type");
    if (call.flag("include_users")) {
      json.set("users", Json.texts(group.members()));
    }
    if (call.flag("include_count")) {
      json.put("user_count", group.members().size());
    }
    return json;
  }
}
