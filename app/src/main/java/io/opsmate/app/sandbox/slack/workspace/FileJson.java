package io.opsmate.app.sandbox.slack.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Files in the JSON shape of Slack's API. */
public record FileJson(Roster roster) {
  public ObjectNode of(StoredFile file) {
    ObjectNode json = Json.object();
    json.put("id", file.id());
    json.put("name", file.labels().name());
    json.put("title", file.labels().title());
    if (!file.labels().alt().isEmpty()) {
      json.put("alt_txt", file.labels().alt());
    }
    json.put("mimetype", file.mimeType());
    json.put("filetype", file.type());
    json.put("user", roster.app().userId());
    json.put("size", file.bytes().length);
    json.put("mode", "hosted");
    json.put("is_external", false);
    return json;
  }
}
