package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Files;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds to a check of blocks that files of Slack's which they show exist, and are images. */
record FileCheck(BlockCheck blocks, Files files) implements BlockCheck {
  @Override
  public List<Fault> check(String surface, String json) {
    List<Fault> faults = new ArrayList<>(blocks.check(surface, json));
    Json.parse(json).ifPresent(root -> look(root, surface.equals("message") ? "/blocks" : "/view", faults));
    return List.copyOf(faults);
  }

  private void look(JsonNode node, String pointer, List<Fault> faults) {
    for (int at = 0; node.isArray() && at < node.size(); at++) {
      look(node.get(at), pointer + "/" + at, faults);
    }
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      String here = pointer + "/" + property.getKey();
      if (property.getKey().equals("slack_file")) {
        judge(property.getValue(), here).ifPresent(faults::add);
      } else {
        look(property.getValue(), here, faults);
      }
    }
  }

  private Optional<Fault> judge(JsonNode file, String pointer) {
    boolean isImage = files.find(file.path("id").asText())
        .filter(StoredFile::isShared)
        .filter(StoredFile::isImage)
        .isPresent();
    return isImage
        ? Optional.empty()
        : Optional.of(new Fault("invalid slack file", pointer,
            "slack_file: the id of an image that has been uploaded and completed"));
  }
}
