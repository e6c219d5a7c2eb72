package io.opsmate.skills.admin;

import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.ActionType;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists the org's own policies, and explains what a plan would need without making one. */
final class PolicyDesk {
  static final String LIST = "list";
  static final String TEST = "test";
  static final String WHAT = "what";
  static final String ACTION = "action";
  static final String ENVIRONMENT = "environment";
  static final String RESOURCES = "resources";
  private static final int MOST = 20;

  private final RuleBook book;
  private final PolicyEngine engine;
  private final Supplier<SkillSet> skills;

  PolicyDesk(RuleBook book, PolicyEngine engine, Supplier<SkillSet> skills) {
    this.book = book;
    this.engine = engine;
    this.skills = skills;
  }

  Reply answer(CommandCall call) {
    return call.arguments().text(WHAT).orElse(LIST).equals(TEST) ? test(call) : list(call);
  }

  private Reply list(CommandCall call) {
    List<UserPolicy> policies = book.rules(call.org()).policies();
    if (policies.isEmpty()) {
      return Reply.toYou("Policies", Text.of("There are none. An OpsMate admin adds one with ",
          Text.code("/opsmate rules"), "."));
    }
    List<Card.Part> parts = new ArrayList<>();
    policies.forEach(policy -> parts.add(new Card.Paragraph(
        Text.of(Text.strong(policy.name()), " ", RuleWords.of(policy)))));
    return new Reply.ToYou(new Card("Policies", Text.of(policies.size() + " policies"), parts));
  }

  private Reply test(CommandCall call) {
    String typed = call.arguments().text(ACTION).orElse("");
    Optional<SkillDescriptor> skill = skills.get()
        .all()
        .stream()
        .filter(one -> one.actions().stream().anyMatch(type -> is(type, typed)))
        .findFirst();
    if (skill.isEmpty()) {
      return Reply.toYou("Nothing was tested", Text.of(typed.isEmpty() ? "Say which action" : "There is no action ",
          typed.isEmpty() ? "" : Text.code(typed), ". There are ", skills.get()
              .actions()
              .stream()
              .map(ActionType::name)
              .sorted()
              .distinct()
              .collect(Collectors.joining(", ")),
          "."));
    }
    String count = call.arguments().text(RESOURCES).orElse("1");
    if (!count.matches("[1-9]|1[0-9]|20")) {
      return Reply.toYou("Nothing was tested",
          Text.of(Text.code("--resources"), " takes 1 to " + MOST + ", the most a request can hold."));
    }
    ActionType<?> type = skill.get().actions().stream().filter(one -> is(one, typed)).findFirst().orElseThrow();
    return explained(call, circumstances(call, skill.get(), type, Integer.parseInt(count)));
  }

  private Reply explained(CommandCall call, Circumstances plan) {
    Ruling ruling = Ruling.of(book.standing(call.org()), plan, engine);
    RuleResult result = RuleResult.of(ruling, List.of());
    Environment environment = plan.targets().getFirst().environment();
    Text says = Text.of(result.says(), "; ",
        environment.isUnknown() ? "unknown environment, which counts as production" : environment.name(), "; ",
        plan.risk().words());
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(says));
    result.parts().forEach(part -> parts.add(new Card.Paragraph(tree(part, ""))));
    parts.add(new Card.Note(Text.of(plan.targets().size() + " × " + plan.actionName()
        + ", asked for by you, at this moment, as a small share of all of its type. Nothing was proposed.")));
    return new Reply.ToYou(new Card("What it would need", says, parts));
  }

  private static Text tree(RuleResult result, String indent) {
    List<Object> lines = new ArrayList<>();
    lines.add(indent + (result.met() ? "✓ " : "○ "));
    lines.add(result.says());
    result.parts().forEach(part -> {
      lines.add("\n");
      lines.add(tree(part, indent + "    "));
    });
    return Text.of(lines.toArray());
  }

  private static Circumstances circumstances(CommandCall call, SkillDescriptor skill, ActionType<?> type, int count) {
    Environment environment = call.arguments().text(ENVIRONMENT).map(Environment::named).orElse(Environment.UNKNOWN);
    List<Circumstances.Target> targets = IntStream.rangeClosed(1, count)
        .mapToObj(n -> new Circumstances.Target("resource", "example-" + n, "anywhere", environment))
        .toList();
    return new Circumstances(skill.name(), type.id(), type.reach(), type.risk(), targets, CostTotal.of(List.of()),
        call.member(), Set.of(), count * 100, "", call.now());
  }

  private static boolean is(ActionType<?> type, String typed) {
    return type.name().equals(typed) || type.id().equals(typed);
  }
}
