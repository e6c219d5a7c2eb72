package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One person's decision, on the plan they were shown, with the rights they had at that moment. */
record Ballot(MemberId member, Decision decision, PlanHash shown, Rights.Standing standing, Instant now) {
  /** Whether a ballot counts. */
  sealed interface Verdict {
    record Counts() implements Verdict {}

    record Invalid(DecideResult why) implements Verdict {}
  }

  Verdict judge(Approval approval, ApprovalState.Pending pending, ApprovalRule rule) {
    if (!approval.hash().equals(shown)) {
      return new Verdict.Invalid(new DecideResult.Stale(approval));
    }
    boolean isRequester = member.equals(approval.requester());
    return switch (decision) {
      case Decision.Approve _ when isRequester && !rule.requesterMayApprove() ->
          no("you asked for this; somebody else has to approve it");
      case Decision.Approve _ when pending.hasVoteOf(member) ->
          no("you have approved this already; it waits for somebody else");
      case Decision.Approve _ -> approverOnly();
      case Decision.Reject _ -> isRequester ? new Verdict.Counts() : approverOnly();
      case Decision.Narrow narrow when narrow.of(approval.plan().items()).isEmpty() ->
          no("nothing is ticked; tick what to keep, or press Reject");
      case Decision.Narrow narrow when narrow.of(approval.plan().items()).size() == approval.plan().items().size() ->
          no("everything is ticked, so there is nothing to take out; untick what to leave alone first");
      case Decision.Narrow _ -> isRequester ? new Verdict.Counts() : approverOnly();
    };
  }

  AuditEntry entry(Approval next) {
    Map<String, String> facts = new HashMap<>();
    facts.put("plan", next.hash().value());
    facts.put("state", next.state().word());
    String what = switch (decision) {
      case Decision.Approve _ -> "approval.approved";
      case Decision.Reject(String reason) -> {
        facts.put("reason", reason);
        yield "approval.rejected";
      }
      case Decision.Narrow _ -> {
        facts.put("resources", resources(next.plan()));
        yield "approval.narrowed";
      }
    };
    return AuditEntry.by(member, now, what, next.id().toString(), facts);
  }

  static String resources(Plan plan) {
    return plan.items().stream().map(item -> item.action().resource().toString()).collect(Collectors.joining(", "));
  }

  /** Why nothing can be decided any more. */
  static DecideResult tooLate(Approval approval) {
    return switch (approval.state()) {
      case ApprovalState.Pending _ -> throw new IllegalStateException("still pending");
      case ApprovalState.Declined(MemberId by, _, Instant at) ->
          new DecideResult.AlreadyDecided("rejected", Optional.of(by), at);
      case ApprovalState.Expired(Instant at) -> new DecideResult.AlreadyDecided("expired", Optional.empty(), at);
      case ApprovalState.Ready _, ApprovalState.Running _, ApprovalState.Finished _ -> {
        Vote last = approval.state().votes().getLast();
        yield new DecideResult.AlreadyDecided("approved", Optional.of(last.member()), last.at());
      }
    };
  }

  private Verdict approverOnly() {
    return switch (standing) {
      case Rights.Standing.Approver _ -> new Verdict.Counts();
      case Rights.Standing.NoApprover(String because) -> no(because);
    };
  }

  private static Verdict no(String because) {
    return new Verdict.Invalid(new DecideResult.NotAllowed(because));
  }
}
