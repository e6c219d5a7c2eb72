package io.opsmate.skills.approval;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Words a ballot that counted for the audit trail. */
final class BallotRecord {
  private BallotRecord() {}

  static AuditEntry entry(Ballot ballot, Approval next, int dropped) {
    Map<String, String> facts = new HashMap<>();
    facts.put("plan", next.hash().value());
    facts.put("state", next.state().word());
    if (dropped > 0) {
      facts.put("earlier votes that no longer count", Integer.toString(dropped));
    }
    String what = switch (ballot.decision()) {
      case Decision.Approve(String reason) -> {
        reason(facts, reason);
        yield "approval.approved";
      }
      case Decision.BreakGlass(String reason) -> {
        reason(facts, reason);
        yield "approval.glass-broken";
      }
      case Decision.Reject(String reason) -> {
        reason(facts, reason);
        yield ballot.member().equals(next.requester()) ? "approval.withdrawn" : "approval.rejected";
      }
      case Decision.Withdraw(String reason) -> {
        reason(facts, reason);
        yield "approval.withdrawn";
      }
      case Decision.Narrow _ -> {
        facts.put("resources", resources(next.plan()));
        yield "approval.narrowed";
      }
    };
    return AuditEntry.by(ballot.member(), ballot.now(), what, next.id().toString(), facts);
  }

  static String resources(Plan plan) {
    return plan.items().stream().map(item -> item.action().resource().toString()).collect(Collectors.joining(", "));
  }

  private static void reason(Map<String, String> facts, String reason) {
    if (!reason.isBlank()) {
      facts.put("reason", reason);
    }
  }
}
