package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AttemptId;
import io.opsmate.skills.approval.Attention;
import io.opsmate.skills.approval.Lease;
import io.opsmate.skills.approval.Outcome;
import io.opsmate.skills.approval.PlanCodec;
import io.opsmate.skills.approval.PlanHash;
import io.opsmate.skills.approval.Step;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads approvals back, with what hangs on their rows, in three queries for any number of them. */
final class ApprovalRows {
  private final PlanCodec codec;

  ApprovalRows(PlanCodec codec) {
    this.codec = codec;
  }

  /** Those of the ids that exist, in the order of the ids. */
  List<Stored> read(Tx tx, List<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Vote>> votes = new HashMap<>();
    Sql.in(tx, "SELECT * FROM approval_vote WHERE approval_id = ANY (?) ORDER BY position")
        .with(ids)
        .list(row -> votes.computeIfAbsent(row.id("approval_id"), _ -> new ArrayList<>())
            .add(vote(row)));
    Map<UUID, List<Step>> steps = new HashMap<>();
    Sql.in(tx, "SELECT * FROM approval_attempt WHERE approval_id = ANY (?) ORDER BY item")
        .with(ids)
        .list(row -> steps.computeIfAbsent(row.id("approval_id"), _ -> new ArrayList<>()).add(step(row)));
    Map<UUID, Stored> found = new HashMap<>();
    Sql.in(tx, "SELECT * FROM approval WHERE id = ANY (?)")
        .with(ids)
        .list(row -> found.put(row.id("id"), stored(row, votes.getOrDefault(row.id("id"), List.of()),
            steps.getOrDefault(row.id("id"), List.of()))) == null);
    return ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
  }

  private Stored stored(Row row, List<Vote> votes, List<Step> steps) throws SQLException {
    ApprovalId id = new ApprovalId(row.id("id"));
    PlanHash hash = new PlanHash(row.text("plan_hash"));
    ApprovalState state = state(row, votes, steps);
    return switch (codec.decode(new PlanCodec.Encoded(row.text("plan"), hash))) {
      case PlanCodec.Decoded.Unreadable(String because) -> new Stored.Unreadable(id, because);
      case PlanCodec.Decoded.Readable(var plan) -> new Stored.Readable(new Approval(id, plan, hash,
          new MemberId(row.text("requester")), new ChannelId(row.text("channel")), row.instant("proposed_at"),
          row.small("left_out"), row.number("version"), state, attention(row)));
    };
  }

  private static Attention attention(Row row) throws SQLException {
    String snoozedBy = row.maybeText("snoozed_by");
    String askedBy = row.maybeText("asked_by");
    return new Attention(
        snoozedBy == null
            ? null
            : new Attention.Snooze(new MemberId(snoozedBy), row.instant("snoozed_until")),
        askedBy == null
            ? null
            : new Attention.Asked(new MemberId(askedBy), row.texts("asked").stream().map(MemberId::new).toList()),
        row.flag("is_reminded"));
  }

  private static ApprovalState state(Row row, List<Vote> votes, List<Step> steps) throws SQLException {
    return switch (row.text("state")) {
      case "PENDING" -> new ApprovalState.Pending(votes);
      case "READY" -> new ApprovalState.Ready(votes, row.instant("state_at"));
      case "RUNNING" ->
          new ApprovalState.Running(votes, new Lease(row.text("lease_owner"), row.instant("lease_until")), steps);
      case "FINISHED" -> new ApprovalState.Finished(votes, outcomes(steps), row.instant("state_at"));
      case "DECLINED" -> new ApprovalState.Declined(new MemberId(row.text("declined_by")),
          Objects.requireNonNullElse(row.maybeText("declined_because"), ""), row.instant("state_at"));
      case "EXPIRED" -> new ApprovalState.Expired(row.instant("state_at"));
      default -> throw new IllegalStateException("the table's check allows no state " + row.text("state"));
    };
  }

  /** What a vote was given as is only kept as far as this version knows it; it is checked again before it counts. */
  private static Vote vote(Row row) throws SQLException {
    Set<Approver> as = row.texts("voted_as")
        .stream()
        .flatMap(stored -> Approver.parse(stored).stream())
        .collect(Collectors.toUnmodifiableSet());
    return new Vote(new MemberId(row.text("member")), row.instant("voted_at"), as, row.text("reason"),
        row.flag("broke_glass"));
  }

  private static List<Outcome> outcomes(List<Step> steps) {
    return steps.stream()
        .map(step -> step instanceof Step.Settled(_, Outcome outcome)
            ? outcome
            : new Outcome.Unknown("nothing was put on record"))
        .toList();
  }

  private static Step step(Row row) throws SQLException {
    String word = row.text("step");
    String says = row.text("says");
    return switch (word) {
      case "todo" -> new Step.Todo();
      case "started" -> new Step.Started(attempt(row), row.text("token"), row.instant("started_at"));
      case "waiting" -> new Step.Waiting(attempt(row), row.text("token"), row.instant("check_at"), says);
      case "done" -> new Step.Settled(attempt(row), new Outcome.Done(says));
      case "refused" -> new Step.Settled(attempt(row), new Outcome.Refused(says));
      case "failed" -> new Step.Settled(attempt(row), new Outcome.Failed(says));
      case "unknown" -> new Step.Settled(attempt(row), new Outcome.Unknown(says));
      default -> throw new IllegalStateException("the table's check allows no step " + word);
    };
  }

  /** An outcome without an attempt was written before anything was tried; it gets the id of nothing. */
  private static AttemptId attempt(Row row) throws SQLException {
    return new AttemptId(Objects.requireNonNullElse(row.maybeId("attempt"), new UUID(0, 0)));
  }
}
