package io.opsmate.skills.admin;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import java.time.Instant;
import java.util.List;

/** After the rules changed: has every request that waits for votes judged again. */
final class RulesChanged implements JobHandler<RulesVersion> {
  /** Unit: requests. More than can wait by the limits of an org in its 30 days. */
  private static final int LOOKED_AT = 10_000;

  private final AdminSkill.State state;
  private final ApprovalDesk approvals;

  RulesChanged(AdminSkill.State state, ApprovalDesk approvals) {
    this.state = state;
    this.approvals = approvals;
  }

  @Override
  public void run(OrgId org, RulesVersion payload, Instant now) {
    List<Approval> waiting = approvals.open(org, LOOKED_AT)
        .stream()
        .filter(one -> one.state() instanceof ApprovalState.Pending)
        .toList();
    waiting.forEach(one -> {
      if (!isDone(org, one)) {
        approvals.reconsider(org, one.id(), payload.replaced(), now);
      }
    });
  }

  /** The job ran before, or a later change was faster. */
  private boolean isDone(OrgId org, Approval approval) {
    return state.transactions().in(org, tx -> {
      String version = Long.toString(state.rules().rules(tx).version());
      return state.story()
          .about(tx, approval.id().toString())
          .stream()
          .anyMatch(line -> line.what().equals("approval.reconsidered") && version.equals(line.facts().get("rules")));
    });
  }
}
