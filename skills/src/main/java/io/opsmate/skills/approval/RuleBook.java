package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.OrgId;

/** The rule in force now for an action type in an org. */
@FunctionalInterface
public interface RuleBook {
  ApprovalRule rule(OrgId org, String actionType);
}
