package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Views in the JSON shape of Slack's API. */
public record ViewJson(Roster roster) {

  public ObjectNode of(HomeView home) {
    ObjectNode json = view(home.view(), home.id(), home.hash(), "home");
    json.putNull("previous_view_id");
    json.put("root_view_id", home.id());
    json.put("clear_on_close", false);
    json.put("notify_on_close", false);
    return json;
  }

  public ObjectNode of(ModalView modal) {
    ObjectNode json = view(modal.view(), modal.id(), modal.hash(), "modal");
    json.put("previous_view_id", modal.previous());
    json.put("root_view_id", modal.root());
    for (String flag : new String[]{"clear_on_close", "notify_on_close", "submit_disabled"}) {
      json.put(flag, modal.view().path(flag).asBoolean());
    }
    for (String part : new String[]{"close", "submit"}) {
      if (!json.has(part)) {
        json.putNull(part);
      }
    }
    return json;
  }

  private ObjectNode view(ObjectNode given, String id, String hash, String type) {
    AppIdentity app = roster.app();
    ObjectNode json = given.deepCopy();
    json.put("id", id);
    json.put("team_id", roster.team().id());
    json.put("type", type);
    addDefault(json, "private_metadata");
    addDefault(json, "callback_id");
    addDefault(json, "external_id");
    json.putObject("state").putObject("values");
    json.put("hash", hash);
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
