package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.ReceiptJson;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Attention;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.approval.Step;
import io.opsmate.skills.approval.Undo;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what hangs on an approval's row: state, votes, steps and the resources it covers. */
final class ApprovalParts {
  private static final String STEP = "INSERT INTO approval_attempt (org_id, approval_id, item, attempt, step, token,"
      + " started_at, check_at, says, receipt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      + " ON CONFLICT (org_id, approval_id, item) DO"
      + " UPDATE SET attempt = coalesce(excluded.attempt, approval_attempt.attempt), step = excluded.step,"
      + " token = excluded.token, started_at = coalesce(excluded.started_at, approval_attempt.started_at),"
      + " check_at = excluded.check_at, says = excluded.says, receipt = excluded.receipt";

  private static final String VOTES = "; INSERT INTO approval_vote (org_id, approval_id, position, member, voted_at,"
      + " voted_as, reason, broke_glass) VALUES ";

  private ApprovalParts() {}

  /** The columns of a state: state_at, declined_by, declined_because, lease_owner, lease_until. */
  static List<@Nullable Object> columns(ApprovalState state) {
    return switch (state) {
      case ApprovalState.Pending _ -> columns(null, null, null, null, null);
      case ApprovalState.Ready(_, Instant since) -> columns(since, null, null, null, null);
      case ApprovalState.Running(_, Lease(String owner, Instant until), _) -> columns(null, null, null, owner, until);
      case ApprovalState.Finished(_, _, Instant at, _) -> columns(at, null, null, null, null);
      case ApprovalState.Declined(MemberId by, String because, Instant at) ->
          columns(at, by.value(), because, null, null);
      case ApprovalState.Expired(Instant at) -> columns(at, null, null, null, null);
    };
  }

  /** The columns of what people arranged: snoozed_by, snoozed_until, asked_by, asked, is_reminded. */
  static List<@Nullable Object> columns(Attention attention) {
    Attention.Snooze snooze = attention.snooze();
    Attention.Asked asked = attention.asked();
    return columns(snooze == null ? null : snooze.by().value(), snooze == null ? null : snooze.until(),
        asked == null ? null : asked.by().value(),
        asked == null ? List.of() : asked.people().stream().map(MemberId::value).toList(), attention.reminded());
  }

  private static List<@Nullable Object> columns(@Nullable Object... values) {
    return Arrays.asList(values);
  }

  /** The columns of an undo: undo_request, undo_by, undo_at, undo_open. */
  static List<@Nullable Object> undo(ApprovalState state) {
    return state instanceof ApprovalState.Finished finished && finished.undo().isPresent()
        ? undo(finished.undo().get())
        : columns(null, null, null, false);
  }

  private static List<@Nullable Object> undo(Undo undo) {
    return columns(undo.request().value(), undo.by().value(), undo.at(), undo.open());
  }

  /** The rows that go with a state. */
  static void write(Tx tx, Approval approval) {
    switch (approval.state()) {
      case ApprovalState.Pending(List<Vote> votes) -> votes(tx, approval, votes);
      case ApprovalState.Ready(List<Vote> votes, _) -> votes(tx, approval, votes);
      case ApprovalState.Running(_, _, List<Step> steps) -> steps(tx, approval, steps);
      case ApprovalState.Finished finished -> {
        steps(tx, approval, finished.outcomes());
        Savings.write(tx, approval, finished);
        uncover(tx, approval);
      }
      case ApprovalState.Declined _, ApprovalState.Expired _ -> uncover(tx, approval);
    }
  }

  /** A run in which nothing was tried yet. */
  static void nothingTried(Tx tx, Approval approval) {
    steps(tx, approval, approval.plan().items().stream().map(_ -> new Step.Todo()).toList());
  }

  static void cover(Tx tx, Approval approval) {
    boolean open = approval.state().isOpen();
    int covered = 0;
    for (ResourceRef resource : resources(approval)) {
      covered += Sql.in(tx, "INSERT INTO approval_resource (org_id, approval_id, kind, id, place, is_open)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (org_id, kind, id, place) WHERE is_open DO NOTHING")
          .with(tx.org().value(), approval.id().value(), resource.kind(), resource.id(), resource.place(), open)
          .update();
    }
    if (covered < approval.plan().items().size()) {
      throw new RetriableFailure("another request for the same resource was opened at the same moment",
          new IllegalStateException("two open approvals for one resource"));
    }
  }

  /** Lets go of resources that were taken out of the plan. */
  static void narrowCover(Tx tx, Approval approval) {
    Sql.in(tx, "DELETE FROM approval_resource r WHERE approval_id = ? AND NOT EXISTS (SELECT 1 FROM"
        + " unnest(?::text[], ?::text[], ?::text[]) AS kept (kind, id, place)"
        + " WHERE kept.kind = r.kind AND kept.id = r.id AND kept.place = r.place)")
        .with(approval.id().value(), resources(approval).stream().map(ResourceRef::kind).toList(),
            resources(approval).stream().map(ResourceRef::id).toList(),
            resources(approval).stream().map(ResourceRef::place).toList())
        .update();
  }

  private static void uncover(Tx tx, Approval approval) {
    Sql.in(tx, "UPDATE approval_resource SET is_open = false WHERE approval_id = ? AND is_open")
        .with(approval.id().value())
        .update();
  }

  /** Two statements, one round trip. */
  private static void votes(Tx tx, Approval approval, List<Vote> votes) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(approval.id().value());
    for (int position = 0; position < votes.size(); position++) {
      Vote vote = votes.get(position);
      values.addAll(List.of(tx.org().value(), approval.id().value(), position, vote.member().value(), vote.at(),
          vote.as().stream().map(Approver::stored).sorted().toList(), vote.reason(), vote.brokeGlass()));
    }
    String rows = String.join(", ", Collections.nCopies(votes.size(), "(?, ?, ?, ?, ?, ?, ?, ?)"));
    Sql.in(tx, "DELETE FROM approval_vote WHERE approval_id = ?" + (votes.isEmpty() ? "" : VOTES + rows))
        .with(values.toArray())
        .update();
  }

  private static void steps(Tx tx, Approval approval, List<?> stepsOrOutcomes) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Object one : stepsOrOutcomes) {
      rows.add(step(tx.org().value(), approval.id().value(), rows.size(), one));
    }
    Sql.in(tx, STEP).each(rows);
  }

  private static @Nullable Object[] step(UUID org, UUID approval, int item, Object stepOrOutcome) {
    return switch (stepOrOutcome) {
      case Step.Started(var attempt, String token, var at) ->
          new @Nullable Object[]{org, approval, item, attempt.value(), "started", token, at, null, "", null};
      case Step.Waiting(var attempt, String token, var checkAt, String says) ->
          new @Nullable Object[]{org, approval, item, attempt.value(), "waiting", token, null, checkAt, says, null};
      case Step.Settled(var attempt, Outcome outcome) ->
          new @Nullable Object[]{org, approval, item, attempt.value(), outcome.word(), "", null, null, outcome.says(),
            receipt(outcome)};
      case Outcome outcome ->
          new @Nullable Object[]{org, approval, item, null, outcome.word(), "", null, null, outcome.says(),
            receipt(outcome)};
      default -> new @Nullable Object[]{org, approval, item, null, "todo", "", null, null, "", null};
    };
  }

  private static @Nullable String receipt(Outcome outcome) {
    return outcome instanceof Outcome.Done done ? done.receipt().map(ReceiptJson::write).orElse(null) : null;
  }

  private static List<ResourceRef> resources(Approval approval) {
    return approval.plan().items().stream().map(item -> item.action().resource()).toList();
  }
}
