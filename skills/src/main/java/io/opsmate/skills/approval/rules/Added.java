package io.opsmate.skills.approval.rules;

import java.util.ArrayList;
import java.util.List;

/** What an org's own policies add to its rules. One that breaks is a no. */
record Added(List<String> denials, int atLeast, boolean reason, List<String> notes) {
  static Added by(List<UserPolicy> policies, Circumstances plan, PolicyEngine engine) {
    List<String> denials = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int atLeast = 0;
    boolean reason = false;
    for (UserPolicy policy : policies) {
      switch (engine.judge(policy, plan)) {
        case PolicyEngine.Verdict.Passes _ -> {}
        case PolicyEngine.Verdict.Denies _ -> denials.add("the policy “" + policy.name() + "” forbids it");
        case PolicyEngine.Verdict.Broken(String because) ->
            denials
                .add("the policy “" + policy.name() + "” could not be evaluated (" + because + "), which counts as no");
        case PolicyEngine.Verdict.WantsApprovals(int wanted) -> {
          if (wanted > 0) {
            atLeast = Math.max(atLeast, wanted);
            notes.add("the policy “" + policy.name() + "” wants " + wanted + " approvals");
          }
        }
        case PolicyEngine.Verdict.WantsReason _ -> {
          reason = true;
          notes.add("the policy “" + policy.name() + "” wants a reason");
        }
      }
    }
    return new Added(denials, atLeast, reason, notes);
  }
}
