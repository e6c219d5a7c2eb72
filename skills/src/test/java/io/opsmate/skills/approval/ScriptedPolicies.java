package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.PolicyEngine;
import io.opsmate.skills.approval.rules.UserPolicy;
import java.util.HashMap;
import java.util.Map;

/** Policies that say what the test wrote, by name; others pass. */
final class ScriptedPolicies implements PolicyEngine {
  private final Map<String, Verdict> script = new HashMap<>();

  void says(String policy, Verdict verdict) {
    script.put(policy, verdict);
  }

  @Override
  public Check check(UserPolicy policy) {
    return new Check.Fine();
  }

  @Override
  public Verdict judge(UserPolicy policy, Circumstances circumstances) {
    return script.getOrDefault(policy.name(), new Verdict.Passes());
  }
}
