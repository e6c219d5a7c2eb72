package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Words a ballot that counted for the audit trail. */
final class BallotRecord {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

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
      case Decision.Snooze _ -> {
        Attention.Snooze snooze = Objects.requireNonNull(next.attention().snooze());
        facts.put("until", snooze.until().toString());
        facts.put("says", "until " + UTC.format(snooze.until()));
        yield "approval.snoozed";
      }
      case Decision.Reassign(List<MemberId> people, String note) -> {
        facts.put("asked", people.stream().map(MemberId::value).collect(Collectors.joining(", ")));
        reason(facts, note);
        yield "approval.reassigned";
      }
      case Decision.Mute(Duration time, Decision.MuteReach reach, String reason) -> {
        facts.put("until", ballot.now().plus(time).toString());
        facts.put("says",
            (reach == Decision.MuteReach.THESE ? "these resources" : "the action in its channel") + " for "
                + time.toDays() + " days");
        facts.put("resources", resources(next.plan()));
        reason(facts, reason);
        yield "approval.muted";
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
