package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Messages in the JSON shape of Slack's API. */
public record MessageJson(Roster roster) {

  public ObjectNode of(Message message) {
    ObjectNode json = Json.object();
    json.put("type", "message");
    json.put("user", message.author());
    json.put("ts", message.ts());
    if (message.author().equals(roster.app().userId())) {
      addBot(json);
    }
    json.put("text", message.content().text());
    json.put("team", roster.team().id());
    if (message.threadTs() != null) {
      json.put("thread_ts", message.threadTs());
    }
    if (message.editedTs() != null) {
      json.putObject("edited").put("user", editor(message)).put("ts", message.editedTs());
    }
    if (!message.content().blocks().isEmpty()) {
      json.set("blocks", message.content().blocks().deepCopy());
    }
    if (!message.content().files().isEmpty()) {
      json.set("files", message.content().files().deepCopy());
    }
    return json;
  }

  private void addBot(ObjectNode json) {
    AppIdentity app = roster.app();
    json.put("bot_id", app.botId());
    json.put("app_id", app.id());
    ObjectNode profile = json.putObject("bot_profile");
    profile.put("id", app.botId());
    profile.put("app_id", app.id());
    profile.put("name", app.name());
    profile.put("deleted", false);
    profile.put("team_id", roster.team().id());
  }

  private String editor(Message message) {
    AppIdentity app = roster.app();
    return message.author().equals(app.userId()) ? app.botId() : message.author();
  }
}
