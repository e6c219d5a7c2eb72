package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A switch between the app and the check of its blocks: a workspace that does not take newer block types. */
public final class NewerBlocks implements BlockCheck {
  /** What not every workspace takes. */
  public static final Set<String> ALL = Set.of("table", "data_table", "data_visualization", "markdown", "rich_text",
      "context_actions", "plan", "task_card", "card", "carousel", "container", "alert");

  private final BlockCheck blocks;
  private volatile Set<String> refused = Set.of();

  public NewerBlocks(BlockCheck blocks) {
    this.blocks = blocks;
  }

  /** Refuses these types from now on. */
  public void refuse(Set<String> types) {
    refused = Set.copyOf(types);
  }

  public Set<String> refused() {
    return refused;
  }

  @Override
  public List<Fault> check(String surface, String json) {
    List<Fault> faults = new ArrayList<>(blocks.check(surface, json));
    JsonNode root = Json.parse(json).orElse(Json.array());
    boolean message = root.isArray();
    JsonNode given = message ? root : root.path("blocks");
    for (int at = 0; at < given.size(); at++) {
      String type = given.get(at).path("type").asText();
      if (refused.contains(type)) {
        faults.add(new Fault("unsupported type: " + type, (message ? "/blocks/" : "/view/blocks/") + at + "/type",
            "block types: this workspace does not take " + type + " (refused on purpose)"));
      }
    }
    return List.copyOf(faults);
  }
}
