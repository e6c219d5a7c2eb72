package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks at a waiting request again after the rules changed. */
record Reconsidering(ApprovalBooks books, Instant now) {
  void look(Tx tx, Approval approval, ApprovalState.Pending pending, long replaced) {
    List<Vote> votes = pending.votes();
    RuleResult after = RuleResult.of(books.gate().ruling(tx, approval.plan(), approval.requester(), now), votes);
    String before = books.gate()
        .rulingOf(tx, replaced, approval.plan(), approval.requester(), now)
        .map((Ruling ruling) -> RuleResult.of(ruling, votes).plain())
        .orElse("");
    if (before.equals(after.plain())) {
      return;
    }
    long version = books.gate().rules(tx).version();
    books.change(tx, approval.to(pending), AuditEntry.byOpsMate(now, "approval.reconsidered", approval.id().toString(),
        Map.of("rules", Long.toString(version), "now", after.says().plain())));
    books.chat()
        .inThread(tx, approval.card(), "rules-" + version, Text.of("The rules changed: now ", after.says(), ".",
            after.met() ? " The votes are enough; an approver presses Approve once more to begin." : ""));
  }
}
