package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings.Approvers;
import io.opsmate.skills.approval.ApprovalRule;
import io.opsmate.skills.approval.RuleBook;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.util.Set;

/**
 * One rule for everything: one of the configured approvers, never the requester, within a day. The configured approvers
 * are the default org's: an id of a person says nothing in another workspace.
 */
final class SettingsRuleBook implements RuleBook {
  private static final Duration EXPIRY = Duration.ofHours(24);
  private static final ApprovalRule NOBODY = new ApprovalRule(1, Set.of(), Set.of(), false, EXPIRY);

  private final DefaultOrg org;
  private final ApprovalRule rule;

  SettingsRuleBook(DefaultOrg org, Approvers approvers) {
    this.org = org;
    this.rule = new ApprovalRule(1, approvers.members(), approvers.groups(), false, EXPIRY);
  }

  @Override
  public ApprovalRule rule(OrgId asked, String actionType) {
    return org.is(asked) ? rule : NOBODY;
  }
}
