package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The layout {@code plan/1}, field by field, so that no renaming in the code changes what is stored. The fields of an
 * action are those of its record, whose shape never changes (a new shape is a new version).
 *
 * <p>Errors of reading: {@link IllegalArgumentException} or {@link Json.Unreadable}, with a reason for people.
 */
final class PlanTree {
  private static final String FORMAT = "plan/1";

  private final Map<String, ActionType<?>> declared;
  private final Json json;

  PlanTree(Collection<ActionType<?>> declared, Json json) {
    this.declared = declared.stream().collect(Collectors.toUnmodifiableMap(ActionType::id, type -> type));
    this.json = json;
  }

  ObjectNode tree(Plan plan) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("format", FORMAT);
    tree.put("skill", plan.skill().value());
    tree.put("action_type", plan.actionType());
    tree.putObject("deed")
        .put("verb", plan.deed().verb())
        .put("one", plan.deed().one())
        .put("many", plan.deed().many());
    ArrayNode items = tree.putArray("items");
    plan.items().forEach(item -> items.add(tree(plan.actionType(), item)));
    tree.put("why", plan.why());
    tree.put("blast_radius", plan.blastRadius());
    tree.put("way_back", plan.wayBack());
    tree.put("risk", plan.risk().name());
    tree.put("expires_at", plan.expiresAt().toString());
    return tree;
  }

  private ObjectNode tree(String actionType, PlanItem item) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("action").put("type", actionType).set("fields", json.tree(item.action()));
    tree.put("label", item.label());
    tree.put("evidence", item.evidence());
    tree.set("saves", json.tree(item.saves()));
    return tree;
  }

  Plan plan(JsonNode tree) {
    if (!text(tree, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("its format is " + text(tree, "format") + ", not " + FORMAT);
    }
    JsonNode deed = field(tree, "deed");
    List<PlanItem> items = new ArrayList<>();
    field(tree, "items").forEach(item -> items.add(item(item)));
    return new Plan(new SkillName(text(tree, "skill")), text(tree, "action_type"),
        new Plan.Deed(text(deed, "verb"), text(deed, "one"), text(deed, "many")), items, text(tree, "why"),
        text(tree, "blast_radius"), text(tree, "way_back"), Risk.valueOf(text(tree, "risk")),
        moment(text(tree, "expires_at")));
  }

  private PlanItem item(JsonNode tree) {
    return new PlanItem(action(field(tree, "action")), text(tree, "label"), text(tree, "evidence"),
        json.value(field(tree, "saves"), MonthlyCost.class));
  }

  private Action action(JsonNode tree) {
    ActionType<?> type = Optional.ofNullable(declared.get(text(tree, "type")))
        .orElseThrow(() -> new IllegalArgumentException("the action " + text(tree, "type") + " is not known here"));
    if (json.value(field(tree, "fields"), type.shape()) instanceof Action action) {
      return action;
    }
    throw new IllegalArgumentException(type.id() + " is no action");
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("“" + text + "” is no moment", e);
    }
  }

  private static String text(JsonNode tree, String name) {
    JsonNode field = field(tree, name);
    if (!field.isTextual()) {
      throw new IllegalArgumentException("“" + name + "” is no text");
    }
    return field.textValue();
  }

  private static JsonNode field(JsonNode tree, String name) {
    JsonNode field = tree.get(name);
    if (field == null) {
      throw new IllegalArgumentException("“" + name + "” is missing");
    }
    return field;
  }
}
