package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a finished request is asked to be taken back. Takes nothing back by itself: it proposes a plan like any other,
 * under the org's rules and limits.
 */
public final class UndoDesk {
  private final Transactions transactions;
  private final ApprovalBooks books;
  private final ApprovalDesk desk;
  private final WaysBack ways;

  public UndoDesk(Transactions transactions, ApprovalBooks books, ApprovalDesk desk, WaysBack ways) {
    this.transactions = transactions;
    this.books = books;
    this.desk = desk;
    this.ways = ways;
  }

  /** For somebody who may run the skill's commands; that right is the caller's to check. */
  public UndoResult ask(OrgId org, ApprovalId id, MemberId member, Instant now) {
    Optional<Approval> found = desk.find(org, id);
    if (found.isEmpty()) {
      return new UndoResult.NotAsked("there is no such request here");
    }
    return found.get().state() instanceof ApprovalState.Finished finished
        ? ask(org, new Asking(found.get(), finished, member, now))
        : new UndoResult.NotAsked("nothing of it has been done");
  }

  /** One press, and the request as it stood then. */
  private record Asking(Approval first, ApprovalState.Finished finished, MemberId member, Instant now) {
    /** Of the same version of it, as read under its lock: names may have been erased meanwhile. */
    Asking of(Approval locked) {
      return new Asking(locked, finished, member, now);
    }
  }

  private UndoResult ask(OrgId org, Asking asking) {
    Optional<UndoResult> settled = settled(asking.finished());
    Optional<String> readOnly = desk.readOnly(org);
    if (settled.isPresent()) {
      return settled.get();
    }
    if (readOnly.isPresent()) {
      return new UndoResult.NotAsked(readOnly.get());
    }
    WaysBack.Seen seen = ways.see(org, asking.first(), asking.finished(), asking.now());
    return transactions.in(org, tx -> books.ledger()
        .lock(tx, asking.first().id())
        .map(stored -> locked(tx, stored, asking, seen))
        .orElseGet(() -> new UndoResult.NotAsked("there is no such request here")));
  }

  /** What needs no look at the world. */
  private static Optional<UndoResult> settled(ApprovalState.Finished finished) {
    if (finished.isBeingUndone()) {
      return finished.undo().map(UndoResult.Already::new);
    }
    return finished.hasWayBack()
        ? Optional.empty()
        : Optional.of(new UndoResult.NoWayBack("Nothing is left by which it could be taken back."));
  }

  private UndoResult locked(Tx tx, Stored stored, Asking asking, WaysBack.Seen seen) {
    if (!(stored instanceof Stored.Readable(Approval now)) || now.version() != asking.first().version()) {
      return stored instanceof Stored.Readable(Approval other)
          && other.state() instanceof ApprovalState.Finished finished
              ? settled(finished).orElseGet(() -> new UndoResult.NotAsked("it changed at the same moment; press again"))
              : new UndoResult.NotAsked("it changed at the same moment; press again");
    }
    Asking fresh = asking.of(now);
    return seen.possible().isEmpty() ? none(tx, fresh, seen) : propose(tx, fresh, seen);
  }

  private UndoResult none(Tx tx, Asking asking, WaysBack.Seen seen) {
    if (!seen.over().isEmpty()) {
      books.change(tx, asking.first().to(asking.finished().closing(seen.over())),
          AuditEntry.by(asking.member(), asking.now(), "approval.way-back-gone", asking.first().id().toString(),
              Map.of("because", String.join(" ", seen.not()))));
    }
    return new UndoResult.NoWayBack(String.join(" ", seen.not()));
  }

  private UndoResult propose(Tx tx, Asking asking, WaysBack.Seen seen) {
    Plan plan = ways.plan(asking.first(), seen.possible(), asking.now().plus(ApprovalRule.LONGEST));
    return switch (desk.propose(tx, plan, asking.member(), asking.first().channel(), asking.now())) {
      case ProposeResult.Proposed(Approval request) -> {
        link(tx, asking, seen, request);
        yield new UndoResult.Asked(request, seen.not());
      }
      case ProposeResult.AlreadyOpen open -> new UndoResult.NotAsked(open.resources()
          .stream()
          .map(ResourceRef::toString)
          .collect(Collectors.joining(", ")) + " already waits for approval on another card");
      case ProposeResult.Muted _ -> new UndoResult.NotAsked("it is muted here; /opsmate mutes lifts that");
      case ProposeResult.Denied denied -> new UndoResult.NotAsked(denied.because());
      case ProposeResult.ReadOnly(String because) -> new UndoResult.NotAsked(because);
    };
  }

  /** Each of the two names the other, on its card and on record. */
  private void link(Tx tx, Asking asking, WaysBack.Seen seen, Approval request) {
    Approval first = asking.first();
    String undo = request.id().toString();
    books.audit()
        .record(tx, AuditEntry.by(asking.member(), asking.now(), "approval.undo-of", undo,
            Map.of("of", first.id().toString(), "resources", BallotRecord.resources(request.plan()))));
    books.change(tx,
        first.to(asking.finished()
            .closing(seen.over())
            .undoAsked(new Undo(request.id(), asking.member(), asking.now(), true))),
        AuditEntry.by(asking.member(), asking.now(), "approval.undo-asked", first.id().toString(),
            Map.of("undo", undo, "left out", String.join(" ", seen.not()))));
    books.chat()
        .inThread(tx, first.card(), "undo-" + undo, Text.of(asking.member(), " asked to undo this: ",
            Text.strong(request.plan().title()), ", request ", Text.code(undo),
            ". Nothing happens before that is approved.",
            seen.not().isEmpty() ? "" : " Not in it: " + String.join(" ", seen.not())));
  }
}
