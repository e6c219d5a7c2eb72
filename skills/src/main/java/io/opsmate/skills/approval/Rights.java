package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Members;

/** Says who may decide, asking the rule in force and the directory each time. Calls the outside world. */
public final class Rights {
  private final RuleBook rules;
  private final Members members;

  public Rights(RuleBook rules, Members members) {
    this.rules = rules;
    this.members = members;
  }

  /** What somebody may do about approvals of one kind, before anything about the request itself is looked at. */
  public sealed interface Standing {
    /** Named by the rule, in person or by group. */
    record Approver() implements Standing {}

    record NoApprover(String because) implements Standing {}
  }

  public ApprovalRule rule(OrgId org, String actionType) {
    return rules.rule(org, actionType);
  }

  public Standing standing(OrgId org, String actionType, MemberId member) {
    ApprovalRule rule = rules.rule(org, actionType);
    if (rule.namesNobody()) {
      return new Standing.NoApprover("no approvers are configured; an administrator sets OPSMATE_APPROVERS");
    }
    return switch (members.standing(org, member, rule.groups())) {
      case Members.Standing.Active(var groups) when rule.members().contains(member) || !groups.isEmpty() ->
          new Standing.Approver();
      case Members.Standing.Active _ -> new Standing.NoApprover("you are not one of the approvers");
      case Members.Standing.Barred(String because) -> new Standing.NoApprover(because);
      case Members.Standing.Unknown(String because) ->
          new Standing.NoApprover("your rights could not be checked (" + because + "); try again in a minute");
    };
  }
}
