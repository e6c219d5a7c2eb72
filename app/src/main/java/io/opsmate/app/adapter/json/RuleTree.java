package io.opsmate.app.adapter.json;

import static io.opsmate.app.adapter.json.Fields.field;
import static io.opsmate.app.adapter.json.Fields.flag;
import static io.opsmate.app.adapter.json.Fields.text;
import static io.opsmate.app.adapter.json.Fields.texts;
import static io.opsmate.app.adapter.json.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Risk;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One approval rule in the layout {@code rules/1}. */
final class RuleTree {
  private RuleTree() {}

  static ObjectNode tree(ApprovalRule rule) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("name", rule.name()).put("quorum", rule.quorum()).put("expiry", rule.expiry().toString());
    tree.set("applies", tree(rule.applies()));
    tree.set("approvers", approvers(rule.approvers()));
    tree.putObject("excluded")
        .put("requester", rule.excluded().requester())
        .put("beneficiary", rule.excluded().beneficiary());
    tree.putObject("extras").put("reason", rule.extras().reason()).put("break_glass", rule.extras().breakGlass());
    WorkingHours hours = rule.hours();
    tree.set("hours", hours == null ? JsonNodeFactory.instance.nullNode() : tree(hours));
    return tree;
  }

  static ApprovalRule rule(JsonNode tree) {
    JsonNode excluded = field(tree, "excluded");
    JsonNode extras = field(tree, "extras");
    return new ApprovalRule(text(tree, "name"), applies(field(tree, "applies")), whole(tree, "quorum"),
        approvers(tree, "approvers"),
        new ApprovalRule.Exclusions(flag(excluded, "requester"), flag(excluded, "beneficiary")),
        new ApprovalRule.Extras(flag(extras, "reason"), flag(extras, "break_glass")),
        Duration.parse(text(tree, "expiry")), hours(field(tree, "hours")));
  }

  static ArrayNode approvers(Collection<Approver> approvers) {
    return RulesTree.sorted(approvers.stream().map(Approver::stored));
  }

  static Set<Approver> approvers(JsonNode tree, String name) {
    return texts(tree, name).stream()
        .map(stored -> Approver.parse(stored)
            .orElseThrow(() -> new IllegalArgumentException("“" + stored + "” is no approver")))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ObjectNode tree(Applies applies) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set("skills", RulesTree.sorted(applies.skills().stream()));
    tree.set("actions", RulesTree.sorted(applies.actions().stream()));
    tree.set("environments", RulesTree.sorted(applies.environments().stream().map(Environment::name)));
    return tree.put("from", applies.from().name());
  }

  private static Applies applies(JsonNode tree) {
    return new Applies(new HashSet<>(texts(tree, "skills")), new HashSet<>(texts(tree, "actions")),
        texts(tree, "environments").stream().map(Environment::new).collect(Collectors.toUnmodifiableSet()),
        Risk.valueOf(text(tree, "from")));
  }

  private static ObjectNode tree(WorkingHours hours) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("zone", hours.zone().getId()).put("from", hours.from().toString()).put("to", hours.to().toString());
    tree.set("days", RulesTree.sorted(hours.days().stream().map(DayOfWeek::name)));
    return tree;
  }

  private static @Nullable WorkingHours hours(JsonNode tree) {
    return tree.isNull()
        ? null
        : new WorkingHours(ZoneId.of(text(tree, "zone")),
            texts(tree, "days").stream().map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet()),
            LocalTime.parse(text(tree, "from")), LocalTime.parse(text(tree, "to")));
  }
}
