package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import java.util.List;
import java.util.Locale;

/** Files that people attach, as Slack's API describes files. The sandbox takes their names and none of their bytes. */
final class SentFiles {
  private SentFiles() {}

  static ArrayNode of(Person person, List<String> names) {
    ArrayNode files = Json.array();
    for (String name : names) {
      ObjectNode file = files.addObject();
      file.put("id", "F0SENT" + Integer.toHexString(name.hashCode()).toUpperCase(Locale.ROOT));
      file.put("name", name);
      file.put("title", name);
      file.put("user", person.id());
      file.put("mode", "hosted");
      file.put("is_external", false);
    }
    return files;
  }
}
