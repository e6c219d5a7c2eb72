package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells the page where it finds the files that a message or view shows. */
final class FileAddresses {
  private FileAddresses() {}

  /** Changes what it is given. */
  static ObjectNode addTo(ObjectNode shown) {
    for (JsonNode file : shown.path("files")) {
      if (file instanceof ObjectNode one) {
        one.put("page_url", address(one));
      }
    }
    look(shown.path("blocks"));
    return shown;
  }

  private static void look(JsonNode node) {
    node.forEach(FileAddresses::look);
    if (node instanceof ObjectNode object && object.has("slack_file")) {
      object.put("page_url", address(object.path("slack_file")));
    }
  }

  private static String address(JsonNode file) {
    return "/sandbox/files/" + file.path("id").asText();
  }
}
