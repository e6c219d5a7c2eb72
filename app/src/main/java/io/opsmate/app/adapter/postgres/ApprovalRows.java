package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.ReceiptJson;
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
import io.opsmate.skills.approval.Undo;
import io.opsmate.skills.approval.Vote;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads approvals back, with what hangs on their rows, in at most three queries for any number of them. */
final class ApprovalRows {
  private static final Set<String> GONE = Set.of("DECLINED", "EXPIRED");
  private static final Set<String> BEGUN = Set.of("RUNNING", "FINISHED");

  private final PlanCodec codec;

  ApprovalRows(PlanCodec codec) {
    this.codec = codec;
  }

  /** Those of the ids that exist, in the order of the ids. */
  List<Stored> read(Tx tx, List<UUID> ids) {
    return ids.isEmpty()
        ? List.of()
        : complete(tx, Sql.in(tx, "SELECT * FROM approval WHERE id = ANY (?)").with(ids).list(this::written), ids);
  }

  /** As it is once nobody else can change it; empty when there is none. */
  Optional<Stored> locked(Tx tx, UUID id) {
    List<Written> rows =
        Sql.in(tx, "SELECT * FROM approval WHERE id = ? FOR UPDATE").with(id).list(this::written);
    return complete(tx, rows, List.of(id)).stream().findFirst();
  }

  /** Votes and steps are asked for only where the state has some. */
  private List<Stored> complete(Tx tx, List<Written> rows, List<UUID> ids) {
    Map<UUID, List<Vote>> votes = new HashMap<>();
    ask(tx, "SELECT * FROM approval_vote WHERE approval_id = ANY (?) ORDER BY position",
        rows.stream().filter(row -> !GONE.contains(row.state())), row -> votes
            .computeIfAbsent(row.id("approval_id"), _ -> new ArrayList<>())
            .add(vote(row)));
    Map<UUID, List<Step>> steps = new HashMap<>();
    ask(tx, "SELECT * FROM approval_attempt WHERE approval_id = ANY (?) ORDER BY item",
        rows.stream().filter(row -> BEGUN.contains(row.state())), row -> steps
            .computeIfAbsent(row.id("approval_id"), _ -> new ArrayList<>())
            .add(step(row)));
    Map<UUID, Stored> found = new HashMap<>();
    rows.forEach(row -> found.put(row.id(), row.stored(
        row.standing().with(votes.getOrDefault(row.id(), List.of()), steps.getOrDefault(row.id(), List.of())))));
    return ids.stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList();
  }

  private static void ask(Tx tx, String query, Stream<Written> of, Row.Reader<Boolean> reader) {
    List<UUID> ids = of.map(Written::id).toList();
    if (!ids.isEmpty()) {
      Sql.in(tx, query).with(ids).list(reader);
    }
  }

  /** An approval's own row; what hangs on it comes later. */
  private record Written(UUID id, String state, Standing standing, Function<ApprovalState, Stored> rest) {
    Stored stored(ApprovalState with) {
      return rest.apply(with);
    }
  }

  /** Where a row says that its request stands. */
  private interface Standing {
    ApprovalState with(List<Vote> votes, List<Step> steps);
  }

  private Written written(Row row) throws SQLException {
    UUID id = row.id("id");
    PlanHash hash = new PlanHash(row.text("plan_hash"));
    Function<ApprovalState, Stored> rest = switch (codec.decode(new PlanCodec.Encoded(row.text("plan"), hash))) {
      case PlanCodec.Decoded.Unreadable(String because) -> {
        Stored unreadable = new Stored.Unreadable(new ApprovalId(id), because);
        yield _ -> unreadable;
      }
      case PlanCodec.Decoded.Readable(var plan) -> {
        MemberId requester = new MemberId(row.text("requester"));
        ChannelId channel = new ChannelId(row.text("channel"));
        Instant proposedAt = row.instant("proposed_at");
        int leftOut = row.small("left_out");
        long version = row.number("version");
        Attention attention = attention(row);
        yield state -> new Stored.Readable(new Approval(new ApprovalId(id), plan, hash, requester, channel, proposedAt,
            leftOut, version, state, attention));
      }
    };
    return new Written(id, row.text("state"), standing(row), rest);
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

  private static Standing standing(Row row) throws SQLException {
    return switch (row.text("state")) {
      case "PENDING" -> (votes, _) -> new ApprovalState.Pending(votes);
      case "READY" -> {
        Instant since = row.instant("state_at");
        yield (votes, _) -> new ApprovalState.Ready(votes, since);
      }
      case "RUNNING" -> {
        Lease lease = new Lease(row.text("lease_owner"), row.instant("lease_until"));
        yield (votes, steps) -> new ApprovalState.Running(votes, lease, steps);
      }
      case "FINISHED" -> {
        Instant at = row.instant("state_at");
        Optional<Undo> undo = undo(row);
        yield (votes, steps) -> new ApprovalState.Finished(votes, outcomes(steps), at, undo);
      }
      case "DECLINED" -> {
        ApprovalState declined = new ApprovalState.Declined(new MemberId(row.text("declined_by")),
            Objects.requireNonNullElse(row.maybeText("declined_because"), ""), row.instant("state_at"));
        yield (_, _) -> declined;
      }
      case "EXPIRED" -> {
        ApprovalState expired = new ApprovalState.Expired(row.instant("state_at"));
        yield (_, _) -> expired;
      }
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

  private static Optional<Undo> undo(Row row) throws SQLException {
    UUID request = row.maybeId("undo_request");
    return request == null
        ? Optional.empty()
        : Optional.of(new Undo(new ApprovalId(request), new MemberId(row.text("undo_by")), row.instant("undo_at"),
            row.flag("undo_open")));
  }

  private static Step step(Row row) throws SQLException {
    String word = row.text("step");
    String says = row.text("says");
    return switch (word) {
      case "todo" -> new Step.Todo();
      case "started" -> new Step.Started(attempt(row), row.text("token"), row.instant("started_at"));
      case "waiting" -> new Step.Waiting(attempt(row), row.text("token"), row.instant("check_at"), says);
      case "done" -> new Step.Settled(attempt(row), new Outcome.Done(says,
          Optional.ofNullable(row.maybeText("receipt")).map(ReceiptJson::read)));
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
