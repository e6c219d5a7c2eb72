package io.opsmate.skills.approval.rules;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to come together before a plan is carried out.
 *
 * @param rules at least one; each has to be met
 * @param atLeast different people over all rules, which a policy may raise
 * @param reason each approval needs a reason
 * @param notes what policies added, one clause each
 */
public record Demand(Circumstances plan, List<ApprovalRule> rules, int atLeast, boolean reason, List<String> notes) {
  public Demand {
    rules = List.copyOf(rules);
    notes = List.copyOf(notes);
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("a demand has at least one rule");
    }
  }

  /** The shortest of the rules'. */
  public Duration expiry() {
    return rules.stream().map(ApprovalRule::expiry).min(Duration::compareTo).orElseThrow();
  }

  /** Every rule has to allow it. */
  public boolean mayBreakGlass() {
    return rules.stream().allMatch(rule -> rule.extras().breakGlass());
  }

  public Set<Approver> approvers() {
    Set<Approver> all = new HashSet<>();
    rules.forEach(rule -> all.addAll(rule.approvers()));
    return Set.copyOf(all);
  }
}
