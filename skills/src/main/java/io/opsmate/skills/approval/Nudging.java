package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Speaks up for a request that waits. */
record Nudging(ApprovalBooks books, Instant now) {
  /** A reminder comes no earlier than this before expiry. */
  private static final Duration EARLIEST = Duration.ofHours(4);

  /** A reminder comes in the last one of so many parts of a request's life. */
  private static final int PARTS = 6;

  /** When to remind of a request that is open from {@code now} until then. */
  static Instant reminder(Instant now, Instant expiry) {
    Duration before = Duration.between(now, expiry).dividedBy(PARTS);
    return expiry.minus(before.compareTo(EARLIEST) < 0 ? before : EARLIEST);
  }

  /** Says once who is waited for; says nothing while somebody put it off. */
  void remind(Tx tx, Approval approval, ApprovalState.Pending pending) {
    Attention attention = approval.attention();
    if (attention.reminded() || approval.isSnoozed(now)) {
      return;
    }
    books.change(tx, approval.with(attention.withReminder()), AuditEntry.byOpsMate(now, "approval.reminded",
        approval.id().toString(), Map.of("expires", approval.plan().expiresAt().toString())));
    books.chat()
        .inThread(tx, approval.card(), "reminder", Text.of("Reminder: ", waitsFor(tx, approval, pending), "; expires ",
            approval.plan().expiresAt(), ". Without enough approvals nothing is changed."));
  }

  /** Ends a snooze that is over. */
  void wake(Tx tx, Approval approval, ApprovalState.Pending pending) {
    Attention.Snooze snooze = approval.attention().snooze();
    if (snooze == null || now.isBefore(snooze.until())) {
      return;
    }
    Approval awake = approval.with(approval.attention().awake());
    books.change(tx, awake,
        AuditEntry.byOpsMate(now, "approval.woken", approval.id().toString(), Map.of()));
    books.chat()
        .inThread(tx, approval.card(), "awake-" + awake.version(), Text.of("The snooze is over: ",
            waitsFor(tx, approval, pending), "; expires ", approval.plan().expiresAt(), "."));
  }

  /** {@code 1 of 2 approved, waiting for someone in @infra}, and who was asked by name. */
  private Text waitsFor(Tx tx, Approval approval, ApprovalState.Pending pending) {
    Ruling ruling = books.gate().ruling(tx, approval.plan(), approval.requester(), now);
    Text says = RuleResult.of(ruling, pending.votes()).says();
    Attention.Asked asked = approval.attention().asked();
    return asked == null ? says : Text.of(says, "; asked to look: ", people(asked.people()));
  }

  static Text people(List<MemberId> people) {
    List<Object> words = new ArrayList<>();
    people.forEach(one -> {
      words.add(words.isEmpty() ? "" : ", ");
      words.add(one);
    });
    return Text.of(words.toArray());
  }
}
