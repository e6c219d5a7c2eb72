package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes the progress of runs; every method is one transaction's work. */
final class RunBook {
  /** An approval that nobody began to carry out for this long is void: the world the approver saw has gone. */
  static final Duration BEGIN_WITHIN = Duration.ofHours(1);

  /** Open requests looked at after a start; those beyond are found by their watch. */
  private static final int MOST_RESUMED = 500;

  private final ApprovalBooks books;
  private final Breakers breakers;
  private final ActionRunner.Worker worker;

  RunBook(ApprovalBooks books, Breakers breakers, ActionRunner.Worker worker) {
    this.books = books;
    this.breakers = breakers;
    this.worker = worker;
  }

  static ApprovalState.Running running(Approval approval) {
    if (approval.state() instanceof ApprovalState.Running running) {
      return running;
    }
    throw new IllegalStateException("approval " + approval.id() + " is " + approval.state().word() + ", not running");
  }

  /** Claims a ready approval, or one whose worker has gone or let it wait; empty when it is not for us, now. */
  Optional<Approval> take(Tx tx, ApprovalId id, Instant now) {
    return books.ledger().lock(tx, id).flatMap(stored -> switch (stored) {
      case Stored.Unreadable _ -> Optional.empty();
      case Stored.Readable(Approval approval) -> switch (approval.state()) {
        case ApprovalState.Ready ready when now.isAfter(ready.since().plus(BEGIN_WITHIN)) -> lapse(tx, approval, now);
        case ApprovalState.Ready ready -> promised(tx, approval, ready, now)
            .map(because -> refuse(tx, approval, ready, because, now))
            .orElseGet(() -> claim(tx, id, now));
        case ApprovalState.Running running when worker.mayTake(running, now) ->
            Optional.of(takeOver(tx, approval, now));
        case ApprovalState.Running _, ApprovalState.Pending _, ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ ->
            Optional.empty();
      };
    });
  }

  void resume(Tx tx, Instant now) {
    for (Stored stored : books.ledger().open(tx, MOST_RESUMED)) {
      if (stored instanceof Stored.Readable(Approval approval)
          && approval.state() instanceof ApprovalState.Running running) {
        Instant landed = running.lastStart().plus(ActionRunner.LANDS_WITHIN);
        books.later(tx, ApprovalJobs.RUN, approval, landed.isAfter(now) ? landed : now);
      }
    }
  }

  /** Whether a running approval's lease ran out; asks to be asked again while it has not. */
  boolean isAbandoned(Tx tx, ApprovalId id, Instant now) {
    Optional<Approval> running = books.ledger()
        .find(tx, id)
        .map(stored -> stored instanceof Stored.Readable(Approval approval) ? approval : null)
        .filter(approval -> approval.state() instanceof ApprovalState.Running);
    running.ifPresent(approval -> {
      Instant until = running(approval).lease().until();
      books.later(tx, ApprovalJobs.WATCH, approval,
          (until.isAfter(now) ? until : now.plus(worker.lease())).plusSeconds(1));
    });
    return running.filter(approval -> running(approval).lease().isOver(now)).isPresent();
  }

  /** An attempt on record, or why there must be none now. */
  sealed interface Start {
    record Begun(Approval now) implements Start {}

    record Held(String because) implements Start {}
  }

  Start start(Tx tx, Approval approval, int item, Step.Started started, Instant now) {
    return breakers.hold(tx, approval, started.attempt(), now)
        .<Start>map(Start.Held::new)
        .orElseGet(() -> new Start.Begun(begin(tx, approval, item, started, now)));
  }

  private Approval begin(Tx tx, Approval approval, int item, Step.Started started, Instant now) {
    ApprovalState.Running next = running(approval).held(worker.leaseFrom(now)).with(item, started);
    return write(tx, approval.to(next), item, "action.started", started.attempt(), Map.of(), now);
  }

  /** Only whoever holds the run still can; nothing that people see changes. */
  Approval renew(Tx tx, Approval approval, Instant now) {
    Approval held = approval.to(running(approval).held(worker.leaseFrom(now)));
    books.hold(tx, held);
    return held;
  }

  Approval wait(Tx tx, Approval approval, int item, AttemptId attempt, Execution.Waiting waiting, Instant now) {
    Step step = new Step.Waiting(attempt, waiting.token(), waiting.checkAgainAt(), waiting.says());
    return write(tx, approval.to(running(approval).held(worker.leaseFrom(now)).with(item, step)), item,
        "action.waiting", attempt, Map.of("says", waiting.says()), now);
  }

  Approval settle(Tx tx, Approval approval, int item, AttemptId attempt, Outcome outcome, Instant now) {
    Step step = new Step.Settled(attempt, outcome);
    breakers.ended(tx, approval, outcome, now);
    return write(tx, approval.to(running(approval).held(worker.leaseFrom(now)).with(item, step)), item,
        "action." + outcome.word(), attempt, Map.of("says", outcome.says()), now);
  }

  /** Finishes when every action has its outcome; otherwise lets go until the first wait is over. */
  void closeOrWait(Tx tx, Approval approval, Instant now) {
    ApprovalState.Running running = running(approval);
    if (running.isSettled()) {
      ApprovalState.Finished finished = running.finish(now);
      Approval last = approval.to(finished);
      books.change(tx, last,
          AuditEntry.byOpsMate(now, "approval.finished", last.id().toString(), FinishWords.counts(finished)));
      books.chat().inThread(tx, last.card(), "finished", FinishWords.toRequester(last, finished));
      return;
    }
    Instant next = running.steps()
        .stream()
        .filter(Step.Waiting.class::isInstance)
        .map(step -> ((Step.Waiting) step).checkAgainAt())
        .min(Instant::compareTo)
        .orElse(now);
    Approval waiting = approval.to(running.held(new Lease(worker.name(), next)));
    books.hold(tx, waiting);
    books.later(tx, ApprovalJobs.RUN, waiting, next);
  }

  /** Why an approval does not hold any more, right before it is claimed: rules, stops, breakers and policies, as they are now. */
  private Optional<String> promised(Tx tx, Approval approval, ApprovalState.Ready ready, Instant now) {
    return switch (books.gate().ruling(tx, approval.plan(), approval.requester(), now)) {
      case Ruling.Denied denied -> Optional.of(denied.because());
      case Ruling.Wanted(Demand demand) when !new Tally(demand, ready.votes()).isMet() ->
          Optional.of("the rules changed after it was approved, and the approvals are not enough any more");
      case Ruling.Wanted _ -> Optional.empty();
    };
  }

  private Optional<Approval> refuse(Tx tx, Approval approval, ApprovalState.Ready ready, String because, Instant now) {
    Approval over = approval.to(ready.refuse(because, approval.plan().items().size(), now));
    books.change(tx, over,
        AuditEntry.byOpsMate(now, "approval.refused", over.id().toString(), Map.of("because", because)));
    books.chat()
        .inThread(tx, over.card(), "refused",
            Text.of(over.requester(), " nothing was done: ", because, ". Run the command again when that is settled."));
    return Optional.empty();
  }

  private Optional<Approval> claim(Tx tx, ApprovalId id, Instant now) {
    Optional<Approval> claimed = books.claim(tx, id, worker.leaseFrom(now),
        AuditEntry.byOpsMate(now, "approval.claimed", id.toString(), Map.of("worker", worker.name())));
    claimed.ifPresent(
        approval -> books.later(tx, ApprovalJobs.WATCH, approval, running(approval).lease().until().plusSeconds(1)));
    return claimed;
  }

  private Approval takeOver(Tx tx, Approval approval, Instant now) {
    Approval ours = approval.to(running(approval).held(worker.leaseFrom(now)));
    books.change(tx, ours, AuditEntry.byOpsMate(now,
        "approval.resumed", ours.id().toString(), Map.of("worker", worker.name())));
    return ours;
  }

  private Optional<Approval> lapse(Tx tx, Approval approval, Instant now) {
    Approval expired = approval.to(new ApprovalState.Expired(now));
    books.change(tx, expired, AuditEntry.byOpsMate(now,
        "approval.expired", expired.id().toString(), Map.of("says", "approved, but not begun within an hour")));
    return Optional.empty();
  }

  private Approval write(Tx tx, Approval next, int item, String what, AttemptId attempt, Map<String, String> more,
      Instant now) {
    Map<String, String> facts = new HashMap<>(more);
    facts.put("attempt", attempt.toString());
    facts.put("resource", next.plan().items().get(item).action().resource().toString());
    books.change(tx, next, AuditEntry.byOpsMate(now, what, next.id().toString(), facts));
    return next;
  }
}
