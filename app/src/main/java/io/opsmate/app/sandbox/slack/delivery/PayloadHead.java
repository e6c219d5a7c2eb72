package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.Triggers;

/** What every interaction payload begins with: who, in which workspace, for which app. */
public record PayloadHead(Roster roster, Triggers triggers, Ids ids) {

  /** With a fresh trigger id, so that the app may show a modal. */
  ObjectNode triggering(String type, Person person, Trigger trigger) {
    return of(type, person).put("trigger_id", triggers.issue(ids.trigger(), trigger));
  }

  ObjectNode of(String type, Person person) {
    ObjectNode payload = Json.object();
    payload.put("type", type);
    payload.putObject("user")
        .put("id", person.id())
        .put("username", person.handle())
        .put("name", person.handle())
        .put("team_id", roster.team().id());
    payload.put("api_app_id", roster.app().id());
    payload.put("token", "unused");
    payload.putObject("team").put("id", roster.team().id()).put("domain", roster.team().domain());
    payload.putNull("enterprise");
    payload.put("is_enterprise_install", false);
    return payload;
  }
}
