package io.opsmate.app.fault;

import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.Instant;
import java.util.Set;

/** A press on a card, as the job it becomes. */
record Pressing(String approval, String hash, String member, String what) {
  static final JobType<Pressing> TYPE = new JobType<>("fault-press", 1, Pressing.class);

  static final String APPROVE = "approve";
  static final String REJECT = "reject";

  /** Followed by the resource to keep. */
  static final String NARROW = "narrow ";

  static JobHandler<Pressing> on(ApprovalDesk desk) {
    return (org, pressing, now) -> pressing.decide(desk, org, now);
  }

  private void decide(ApprovalDesk desk, OrgId org, Instant now) {
    desk.decide(org, ApprovalId.parse(approval), new PlanHash(hash), new MemberId(member), decision(), now);
  }

  private Decision decision() {
    return switch (what) {
      case APPROVE -> new Decision.Approve("");
      case REJECT -> new Decision.Reject("no");
      default -> new Decision.Narrow(Set.of(what.substring(NARROW.length())));
    };
  }
}
