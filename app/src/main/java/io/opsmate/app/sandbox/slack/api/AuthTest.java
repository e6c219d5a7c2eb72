package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Roster;

/** {@code auth.test}: who the token belongs to. */
record AuthTest(Roster roster) implements WebMethod {

  @Override
  public ApiAnswer answer(Call call) {
    ObjectNode body = Json.object();
    body.put("url", "https://" + roster.team().domain() + ".slack.com/");
    body.put("team", roster.team().name());
    body.put("user", roster.app().handle());
    body.put("team_id", roster.team().id());
    body.put("user_id", roster.app().userId());
    body.put("bot_id", roster.app().botId());
    body.put("is_enterprise_install", false);
    return new ApiAnswer.Ok(body);
  }
}
