package io.opsmate.skills.admin;

import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Lengths;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Rules, policies and limits in words. */
final class RuleWords {
  private RuleWords() {}

  /** {@code 2 approvals from @ops, for everything in production; never the requester; open for 1 d}. */
  static Text of(ApprovalRule rule) {
    List<Object> words = new ArrayList<>();
    words.add(rule.quorum() == 1 ? "1 approval from " : rule.quorum() + " approvals from ");
    words.add(ApproverWords.shown(rule.approvers()));
    words.add(", for ");
    words.add(of(rule.applies()));
    words.add(rule.excluded().requester() ? "; never the requester" : "; the requester may approve too");
    words.add(rule.excluded().beneficiary() ? "" : "; those it serves may approve too");
    words.add(rule.extras().reason() ? "; each with a reason" : "");
    words.add(rule.extras().breakGlass() ? "; one approver may break the glass" : "");
    words.add(rule.hours() == null ? "" : "; counted " + rule.hours().shown());
    words.add("; open for " + Lengths.shown(rule.expiry()));
    return Text.of(words.toArray());
  }

  static Text of(UserPolicy policy) {
    return Text.of(effect(policy.effect()), " ", Text.code(policy.expression()));
  }

  static String effect(UserPolicy.Effect effect) {
    return switch (effect) {
      case DENY -> "forbids it when";
      case REQUIRE_APPROVALS -> "wants at least so many approvals:";
      case REQUIRE_REASON -> "wants a reason with each approval when";
    };
  }

  static String of(Limits limits) {
    return "at most " + limits.perPlan() + " resources and " + limits.percentOfType() + " % of a type in a request, "
        + limits.perHour() + " actions an hour for a skill, " + limits.perIncident() + " for an incident; "
        + limits.failuresInARow() + " failures in a row or " + limits.jump()
        + " times the usual number of findings trip a breaker";
  }

  /** The names of what is on. */
  static String enabled(OrgRules rules) {
    if (rules.enabled().contains(OrgRules.ALL)) {
      return "all";
    }
    return rules.enabled().isEmpty() ? "none" : sorted(rules.enabled());
  }

  private static String of(Applies applies) {
    String what = applies.actions().isEmpty() ? "everything" : sorted(applies.actions());
    String whose = applies.skills().isEmpty() ? "" : " of " + sorted(applies.skills());
    String where = applies.environments().isEmpty()
        ? ""
        : " in " + sorted(applies.environments().stream().map(Environment::name).toList());
    return what + whose + where + (applies.from() == Risk.READ ? "" : ", from " + applies.from().words() + " up");
  }

  private static String sorted(Collection<String> names) {
    return names.stream().sorted().collect(Collectors.joining(", "));
  }
}
