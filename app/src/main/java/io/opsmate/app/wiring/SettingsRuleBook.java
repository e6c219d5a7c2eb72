package io.opsmate.app.wiring;

import io.opsmate.app.config.Settings.Approvers;
import io.opsmate.skills.approval.ApprovalRule;
import io.opsmate.skills.approval.RuleBook;
import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;

/** One rule for everything: one of the configured approvers, never the requester, within a day. */
final class SettingsRuleBook implements RuleBook {
  private static final Duration EXPIRY = Duration.ofHours(24);

  private final ApprovalRule rule;

  SettingsRuleBook(Approvers approvers) {
    this.rule = new ApprovalRule(1, approvers.members(), approvers.groups(), false, EXPIRY);
  }

  @Override
  public ApprovalRule rule(OrgId org, String actionType) {
    return rule;
  }
}
