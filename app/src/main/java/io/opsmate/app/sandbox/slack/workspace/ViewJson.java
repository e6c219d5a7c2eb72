package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Views in the JSON shape of Slack's API. */
public record ViewJson(Roster roster) {

  public ObjectNode of(HomeView home) {
    AppIdentity app = roster.app();
    ObjectNode json = home.view().deepCopy();
    json.put("id", home.id());
    json.put("team_id", roster.team().id());
    json.put("type", "home");
    addDefault(json, "private_metadata");
    addDefault(json, "callback_id");
    addDefault(json, "external_id");
    json.putObject("state").putObject("values");
    json.put("hash", home.hash());
    json.putNull("previous_view_id");
    json.put("root_view_id", home.id());
    json.put("clear_on_close", false);
    json.put("notify_on_close", false);
    json.put("app_id", app.id());
    json.put("app_installed_team_id", roster.team().id());
    json.put("bot_id", app.botId());
    return json;
  }

  private static void addDefault(ObjectNode json, String field) {
    if (!json.has(field)) {
      json.put(field, "");
    }
  }
}
