package io.opsmate.app.adapter.json;

import static io.opsmate.app.adapter.json.Fields.field;
import static io.opsmate.app.adapter.json.Fields.text;
import static io.opsmate.app.adapter.json.Fields.texts;
import static io.opsmate.app.adapter.json.Fields.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.ChannelId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The layout {@code rules/1}, field by field; sets are sorted. */
final class RulesTree {
  private static final String FORMAT = "rules/1";

  private RulesTree() {}

  static ObjectNode tree(OrgRules rules) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("format", FORMAT).put("version", rules.version()).put("level", rules.level().word());
    tree.set("enabled", sorted(rules.enabled().stream()));
    tree.set("admins", RuleTree.approvers(rules.admins()));
    tree.putArray("rules").addAll(rules.rules().stream().map(RuleTree::tree).toList());
    tree.putArray("policies").addAll(rules.policies().stream().map(RulesTree::tree).toList());
    tree.set("limits", tree(rules.limits()));
    ChannelId channel = rules.securityChannel();
    tree.put("security_channel", channel == null ? null : channel.value());
    return tree;
  }

  static OrgRules rules(JsonNode tree) {
    if (!text(tree, "format").equals(FORMAT)) {
      throw new IllegalArgumentException("their format is " + text(tree, "format") + ", not " + FORMAT);
    }
    JsonNode channel = field(tree, "security_channel");
    return new OrgRules(whole(tree, "version"), RunnerLevel.parse(text(tree, "level"))
        .orElseThrow(() -> new IllegalArgumentException("there is no runner level " + text(tree, "level"))),
        new HashSet<>(texts(tree, "enabled")), RuleTree.approvers(tree, "admins"),
        each(tree, "rules").map(RuleTree::rule).toList(), each(tree, "policies").map(RulesTree::policy).toList(),
        limits(field(tree, "limits")), channel.isNull() ? null : new ChannelId(text(tree, "security_channel")));
  }

  static ArrayNode sorted(Stream<String> values) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    values.sorted().forEach(list::add);
    return list;
  }

  private static Stream<JsonNode> each(JsonNode tree, String name) {
    return StreamSupport.stream(field(tree, name).spliterator(), false);
  }

  private static ObjectNode tree(UserPolicy policy) {
    return JsonNodeFactory.instance.objectNode()
        .put("name", policy.name())
        .put("effect", policy.effect().word())
        .put("expression", policy.expression());
  }

  private static UserPolicy policy(JsonNode tree) {
    List<UserPolicy.Effect> effects = Arrays.stream(UserPolicy.Effect.values())
        .filter(effect -> effect.word().equals(text(tree, "effect")))
        .toList();
    if (effects.isEmpty()) {
      throw new IllegalArgumentException("there is no effect " + text(tree, "effect"));
    }
    return new UserPolicy(text(tree, "name"), effects.getFirst(), text(tree, "expression"));
  }

  private static ObjectNode tree(Limits limits) {
    return JsonNodeFactory.instance.objectNode()
        .put("per_plan", limits.perPlan())
        .put("percent_of_type", limits.percentOfType())
        .put("per_hour", limits.perHour())
        .put("per_incident", limits.perIncident())
        .put("failures_in_a_row", limits.failuresInARow())
        .put("jump", limits.jump());
  }

  private static Limits limits(JsonNode tree) {
    return new Limits(whole(tree, "per_plan"), whole(tree, "percent_of_type"), whole(tree, "per_hour"),
        whole(tree, "per_incident"), whole(tree, "failures_in_a_row"), whole(tree, "jump"));
  }
}
