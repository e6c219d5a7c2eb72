package io.opsmate.app.adapter.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.skills.approval.Action;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The layouts {@code plan/1} and {@code plan/2}, field by field, so that no renaming in the code changes what is stored.
 * The second knows environments and the plan's context; a plan of which both are unknown keeps the first. The fields of
 * an action are those of its record, whose shape never changes (a new shape is a new version).
 *
 * <p>Errors of reading: {@link IllegalArgumentException} or {@link Json.Unreadable}, with a reason for people.
 */
final class PlanTree {
  private static final String FIRST = "plan/1";
  private static final String SECOND = "plan/2";

  private final Map<String, ActionType<?>> declared;
  private final Json json;

  PlanTree(Collection<ActionType<?>> declared, Json json) {
    this.declared = declared.stream().collect(Collectors.toUnmodifiableMap(ActionType::id, type -> type));
    this.json = json;
  }

  ObjectNode tree(Plan plan) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    boolean second = needsSecond(plan);
    tree.put("format", second ? SECOND : FIRST);
    tree.put("skill", plan.skill().value());
    tree.put("action_type", plan.actionType());
    tree.putObject("deed")
        .put("verb", plan.deed().verb())
        .put("one", plan.deed().one())
        .put("many", plan.deed().many());
    ArrayNode items = tree.putArray("items");
    plan.items().forEach(item -> items.add(tree(plan.actionType(), item, second)));
    tree.put("why", plan.why());
    tree.put("blast_radius", plan.blastRadius());
    tree.put("way_back", plan.wayBack());
    tree.put("risk", plan.risk().name());
    tree.put("expires_at", plan.expiresAt().toString());
    if (second) {
      tree.set("context", tree(plan.context()));
    }
    return tree;
  }

  private static boolean needsSecond(Plan plan) {
    return !plan.context().equals(Plan.Context.UNKNOWN)
        || plan.items().stream().anyMatch(item -> !item.environment().isUnknown());
  }

  private static ObjectNode tree(Plan.Context context) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("reach", context.reach().name());
    ArrayNode beneficiaries = tree.putArray("beneficiaries");
    context.beneficiaries().stream().map(MemberId::value).sorted().forEach(beneficiaries::add);
    return tree.put("population", context.population()).put("incident", context.incident());
  }

  private ObjectNode tree(String actionType, PlanItem item, boolean second) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.putObject("action").put("type", actionType).set("fields", json.tree(item.action()));
    tree.put("label", item.label());
    tree.put("evidence", item.evidence());
    tree.set("saves", json.tree(item.saves()));
    if (second) {
      tree.put("environment", item.environment().name());
    }
    return tree;
  }

  Plan plan(JsonNode tree) {
    boolean second = isSecond(Fields.text(tree, "format"));
    JsonNode deed = Fields.field(tree, "deed");
    List<PlanItem> items = new ArrayList<>();
    Fields.field(tree, "items").forEach(item -> items.add(item(item, second)));
    return new Plan(new SkillName(Fields.text(tree, "skill")), Fields.text(tree, "action_type"),
        new Plan.Deed(Fields.text(deed, "verb"), Fields.text(deed, "one"), Fields.text(deed, "many")), items,
        Fields.text(tree, "why"), Fields.text(tree, "blast_radius"), Fields.text(tree, "way_back"),
        Risk.valueOf(Fields.text(tree, "risk")), Fields.moment(tree, "expires_at"),
        second ? context(Fields.field(tree, "context")) : Plan.Context.UNKNOWN);
  }

  private static boolean isSecond(String format) {
    return switch (format) {
      case FIRST -> false;
      case SECOND -> true;
      default -> throw new IllegalArgumentException("its format is " + format + ", not " + FIRST + " or " + SECOND);
    };
  }

  private static Plan.Context context(JsonNode tree) {
    return new Plan.Context(Reach.valueOf(Fields.text(tree, "reach")),
        Set.copyOf(Fields.texts(tree, "beneficiaries").stream().map(MemberId::new).toList()),
        Fields.whole(tree, "population"), Fields.text(tree, "incident"));
  }

  private PlanItem item(JsonNode tree, boolean second) {
    return new PlanItem(action(Fields.field(tree, "action")), Fields.text(tree, "label"), Fields.text(tree, "evidence"),
        json.value(Fields.field(tree, "saves"), MonthlyCost.class),
        second ? new Environment(Fields.text(tree, "environment")) : Environment.UNKNOWN);
  }

  private Action action(JsonNode tree) {
    ActionType<?> type = Optional.ofNullable(declared.get(Fields.text(tree, "type")))
        .orElseThrow(
            () -> new IllegalArgumentException("the action " + Fields.text(tree, "type") + " is not known here"));
    if (json.value(Fields.field(tree, "fields"), type.shape()) instanceof Action action) {
      return action;
    }
    throw new IllegalArgumentException(type.id() + " is no action");
  }
}
