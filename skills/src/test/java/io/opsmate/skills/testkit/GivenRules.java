package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.approval.rules.UserPolicy;
import java.util.List;
import java.util.Set;

/** Rules to begin a test with. */
public final class GivenRules {
  private GivenRules() {}

  /** Everything is switched on, production too, under these rules. */
  public static OrgRules open(ApprovalRule... rules) {
    return OrgRules.initial(List.of(rules)).withLevel(RunnerLevel.PROD).withEnabled(Set.of(OrgRules.ALL));
  }

  /** A gate with these rules, no stops and nothing tripped. */
  public static Gate gate(OrgRules rules) {
    return new Gate(new InMemoryRules(rules), new InMemoryBreakers(), new NoPolicies());
  }

  /** Reads nothing and lets everything pass; for tests of orgs without policies. */
  public static final class NoPolicies implements PolicyEngine {
    @Override
    public Check check(UserPolicy policy) {
      return new Check.Fine();
    }

    @Override
    public Verdict judge(UserPolicy policy, Circumstances circumstances) {
      return new Verdict.Passes();
    }
  }
}
