package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.ChannelId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that an org has decided about what OpsMate may do there. Read-only work needs none of it.
 *
 * @param version grows by one with every change
 * @param enabled names of the action types that are switched on, without version; {@code *} for all
 * @param admins who may change these rules; a workspace admin until somebody says otherwise
 * @param securityChannel where broken glass and tripped breakers are announced; null until set
 */
public record OrgRules(long version, RunnerLevel level, Set<String> enabled, Set<Approver> admins,
    List<ApprovalRule> rules, List<UserPolicy> policies, Limits limits, @Nullable ChannelId securityChannel) {
  public static final String ALL = "*";

  /** Who is admin until somebody configures it. */
  public static final Set<Approver> WORKSPACE_ADMINS = Set.of(new Approver.WithRole(Role.WORKSPACE_ADMIN));

  public OrgRules {
    enabled = Set.copyOf(enabled);
    admins = Set.copyOf(admins);
    rules = List.copyOf(rules);
    policies = List.copyOf(policies);
    if (admins.isEmpty()) {
      throw new IllegalArgumentException("somebody has to be admin");
    }
    if (rules.stream().map(ApprovalRule::name).distinct().count() < rules.size()) {
      throw new IllegalArgumentException("two rules have the same name");
    }
    if (policies.stream().map(UserPolicy::name).distinct().count() < policies.size()) {
      throw new IllegalArgumentException("two policies have the same name");
    }
  }

  /** An org that nobody has set up: it reads, and changes nothing. */
  public static OrgRules initial(List<ApprovalRule> rules) {
    return new OrgRules(1, RunnerLevel.PR_ONLY, Set.of(), WORKSPACE_ADMINS, rules, List.of(), Limits.DEFAULT, null);
  }

  public boolean isEnabled(String actionName) {
    return enabled.contains(ALL) || enabled.contains(actionName);
  }

  public OrgRules withLevel(RunnerLevel other) {
    return new OrgRules(version + 1, other, enabled, admins, rules, policies, limits, securityChannel);
  }

  public OrgRules withEnabled(Set<String> others) {
    return new OrgRules(version + 1, level, others, admins, rules, policies, limits, securityChannel);
  }

  public OrgRules withAdmins(Set<Approver> others) {
    return new OrgRules(version + 1, level, enabled, others, rules, policies, limits, securityChannel);
  }

  public OrgRules withRules(List<ApprovalRule> others) {
    return new OrgRules(version + 1, level, enabled, admins, others, policies, limits, securityChannel);
  }

  public OrgRules withPolicies(List<UserPolicy> others) {
    return new OrgRules(version + 1, level, enabled, admins, rules, others, limits, securityChannel);
  }

  public OrgRules withLimits(Limits others) {
    return new OrgRules(version + 1, level, enabled, admins, rules, policies, others, securityChannel);
  }

  public OrgRules withSecurityChannel(@Nullable ChannelId channel) {
    return new OrgRules(version + 1, level, enabled, admins, rules, policies, limits, channel);
  }

  /** The rules that apply to a plan, with {@link Role#OPSMATE_ADMIN} spelled out. */
  List<ApprovalRule> about(Circumstances plan) {
    return rules.stream().filter(rule -> rule.applies().to(plan)).map(this::spelledOut).toList();
  }

  /** Everybody any rule names; these may pull the stop. */
  public Set<Approver> approvers() {
    Set<Approver> all = new HashSet<>();
    rules.forEach(rule -> all.addAll(spelledOut(rule).approvers()));
    return Set.copyOf(all);
  }

  private ApprovalRule spelledOut(ApprovalRule rule) {
    Approver admin = new Approver.WithRole(Role.OPSMATE_ADMIN);
    if (!rule.approvers().contains(admin)) {
      return rule;
    }
    Set<Approver> named = new HashSet<>(rule.approvers());
    named.remove(admin);
    named.addAll(admins);
    return rule.naming(named);
  }
}
