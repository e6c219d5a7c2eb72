package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.StaleVersion;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.Ids;
import io.opsmate.skills.ports.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what was approved: claims it, and per resource puts an attempt on record, re-checks, executes and records
 * the outcome. The one place where {@link Approved} is made.
 */
public final class ActionRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ActionRunner.class);

  /** How long a request may be on its way, or not yet visible, after the one who sent it died. */
  static final Duration LANDS_WITHIN = Duration.ofSeconds(15);

  private final Transactions transactions;
  private final RunBook book;
  private final Estate estate;
  private final Worker worker;

  public ActionRunner(Transactions transactions, ApprovalBooks books, Breakers breakers, Estate estate, Worker worker) {
    this.transactions = transactions;
    this.book = new RunBook(books, breakers, worker);
    this.estate = estate;
    this.worker = worker;
  }

  /**
   * Who runs, by which clock.
   *
   * @param lease how long a claim lasts without news; longer than any one outside call with its re-check, which adapters
   *     bound by their timeouts
   * @param alone no other worker can be alive on this state, so a lease of another name is a dead one's
   */
  public record Worker(String name, InstantSource clock, Ids ids, Duration lease, boolean alone) {
    public Worker(String name, InstantSource clock, Ids ids, Duration lease) {
      this(name, clock, ids, lease, false);
    }

    Lease leaseFrom(Instant now) {
      return new Lease(name, now.plus(lease));
    }

    /** Whether a call may begin under the lease as it is: two thirds of it are left. */
    boolean hasTimeLeft(Lease held, Instant now) {
      Duration left = Duration.between(now, held.until());
      return left.compareTo(lease.multipliedBy(2).dividedBy(3)) >= 0 && left.compareTo(lease) <= 0;
    }

    /** A call that the dead one sent may still land for a moment, so its latest attempt is left in peace first. */
    boolean mayTake(ApprovalState.Running running, Instant now) {
      Lease held = running.lease();
      return held.isOver(now)
          || alone && !held.owner().equals(name) && !now.isBefore(running.lastStart().plus(LANDS_WITHIN));
    }
  }

  /**
   * Proof that an action was approved, claimed and put on record. Made here only, handed to one executor call, never
   * stored.
   */
  public static final class Approved<A extends Action> {
    private final A action;
    private final AttemptId attempt;
    private final String token;

    private Approved(A action, AttemptId attempt, String token) {
      this.action = action;
      this.attempt = attempt;
      this.token = token;
    }

    public A action() {
      return action;
    }

    /** The same for this action after every wait and crash. */
    public AttemptId attempt() {
      return attempt;
    }

    /** What the executor left when it last answered {@link Execution.Waiting}; empty the first time. */
    public Optional<String> token() {
      return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    @Override
    public String toString() {
      return "Approved[" + attempt + "]";
    }
  }

  /** Runs an approval as far as it goes now. Does nothing when somebody else holds it or there is nothing to do. */
  public void run(OrgId org, ApprovalId id) {
    try {
      transactions.in(org, tx -> book.take(tx, id, worker.clock().instant())).ifPresent(mine -> walk(org, mine));
    } catch (StaleVersion e) {
      LOG.atInfo().addKeyValue("approval", id).log("another worker took over the run");
    }
  }

  /** After a start: has every run that a worker of the past left behind looked at soon. */
  public void resume(OrgId org) {
    transactions.run(org, tx -> book.resume(tx, worker.clock().instant()));
  }

  /** Takes over when the worker that claimed it has gone; looks again later while it is running. */
  void watch(OrgId org, ApprovalId id) {
    if (transactions.in(org, tx -> book.isAbandoned(tx, id, worker.clock().instant()))) {
      run(org, id);
    }
  }

  private void walk(OrgId org, Approval mine) {
    Approval now = mine;
    for (int item = 0; item < mine.plan().items().size(); item++) {
      now = step(org, now, item);
    }
    Approval last = now;
    transactions.run(org, tx -> book.closeOrWait(tx, last, worker.clock().instant()));
  }

  private Approval step(OrgId org, Approval approval, int item) {
    Instant now = worker.clock().instant();
    return switch (RunBook.running(approval).steps().get(item)) {
      case Step.Settled _ -> approval;
      case Step.Waiting waiting when now.isBefore(waiting.checkAgainAt()) -> approval;
      case Step.Waiting waiting ->
          attempt(org, approval, item, new Step.Started(waiting.attempt(), waiting.token(), now));
      case Step.Todo _ -> attempt(org, approval, item, new Step.Started(new AttemptId(worker.ids().next()), "", now));
      case Step.Started lost -> recover(org, approval, item, lost);
    };
  }

  /** A call that never reported back, from before a crash: ask the world before anything else. */
  private Approval recover(OrgId org, Approval approval, int item, Step.Started lost) {
    return switch (look(org, approval, item, lost)) {
      case Sighting.Happened(String evidence, Optional<Receipt> receipt) ->
          settle(org, approval, item, lost.attempt(), new Outcome.Done(evidence, receipt));
      case Sighting.NotYet _ -> attempt(org, approval, item,
          new Step.Started(lost.attempt(), lost.token(), worker.clock().instant()));
      case Sighting.CannotTell(String evidence) ->
          settle(org, approval, item, lost.attempt(), new Outcome.Unknown(evidence));
    };
  }

  private Approval attempt(OrgId org, Approval approval, int item, Step.Started started) {
    return switch (transactions.in(org, tx -> book.start(tx, approval, item, started, worker.clock().instant()))) {
      case RunBook.Start.Held(String because) ->
          settle(org, approval, item, started.attempt(), new Outcome.Refused(because + begun(started)));
      case RunBook.Start.Begun(Approval onRecord) -> carryOut(org, onRecord, item, started);
    };
  }

  private Approval carryOut(OrgId org, Approval onRecord, int item, Step.Started started) {
    return switch (lookAgain(org, onRecord, item, started)) {
      case Second.Hindered(Execution why) -> keep(org, onRecord, item, started, why);
      case Second.Clear(Supplier<Execution> act) -> {
        Approval ours = stillOurs(org, onRecord);
        yield keep(org, ours, item, started, act.get());
      }
    };
  }

  private Approval keep(OrgId org, Approval approval, int item, Step.Started started, Execution execution) {
    return switch (execution) {
      case Execution.Ended(Outcome outcome) -> settle(org, approval, item, started.attempt(), outcome);
      case Execution.Waiting waiting -> transactions.in(org,
          tx -> book.wait(tx, approval, item, started.attempt(), waiting, worker.clock().instant()));
    };
  }

  /** A re-check that took long has used up the lease: it is renewed, or lost to whoever took over, and then nothing is done. */
  private Approval stillOurs(OrgId org, Approval approval) {
    Instant now = worker.clock().instant();
    return worker.hasTimeLeft(RunBook.running(approval).lease(), now)
        ? approval
        : transactions.in(org, tx -> book.renew(tx, approval, now));
  }

  private Approval settle(OrgId org, Approval approval, int item, AttemptId attempt, Outcome outcome) {
    return transactions.in(org, tx -> book.settle(tx, approval, item, attempt, outcome, worker.clock().instant()));
  }

  /** What the second look at the world came to. */
  private sealed interface Second {
    record Clear(Supplier<Execution> act) implements Second {}

    record Hindered(Execution why) implements Second {}
  }

  private Second lookAgain(OrgId org, Approval approval, int item, Step.Started started) {
    PlanItem approved = approval.plan().items().get(item);
    return switch (estate.acting(org)) {
      case Estate.Acting.ReadOnly(String because) -> new Second.Hindered(Execution.refused(because));
      case Estate.Acting.With(ActionRegistry registry) -> registry.handling(approval.plan().actionType())
          .map(handling -> lookAgain(handling, approved, started))
          .orElseGet(() -> new Second.Hindered(
              Execution.refused("this version of OpsMate cannot do " + approval.plan().actionType())));
    };
  }

  private <A extends Record & Action> Second lookAgain(Handling<A> handling, PlanItem approved, Step.Started started) {
    A ours = handling.type().shape().cast(approved.action());
    return switch (recheck(handling, ours)) {
      case Recheck.Result.Changed(String because) ->
          new Second.Hindered(Execution.refused(because + begun(started)));
      case Recheck.Result.Over(String because) ->
          new Second.Hindered(Execution.refused(because + begun(started)));
      case Recheck.Result.CannotTell(String because) -> new Second.Hindered(
          Execution.refused("it could not be checked again (" + because + ")" + begun(started)));
      case Recheck.Result.StillTrue(Optional<Environment> now) when now
          .filter(one -> !one.equals(approved.environment()))
          .isPresent() -> new Second.Hindered(
              Execution.refused("its environment is " + now.get() + " now, and "
                  + approved.environment() + " when it was approved" + begun(started)));
      case Recheck.Result.StillTrue _ -> new Second.Clear(() -> act(handling, ours, started));
    };
  }

  private <A extends Record & Action> Recheck.Result recheck(Handling<A> handling, A action) {
    try {
      return handling.recheck().check(action, worker.clock().instant());
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("resource", action.resource()).log("re-check failed");
      return new Recheck.Result.CannotTell(reason(e));
    }
  }

  private <A extends Record & Action> Execution act(Handling<A> handling, A action, Step.Started started) {
    try {
      return handling.executor().execute(new Approved<>(action, started.attempt(), started.token()));
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("resource", action.resource()).log("execution failed");
      return switch (look(handling, action, started.attempt())) {
        case Sighting.Happened(String evidence, Optional<Receipt> receipt) -> Execution.done(evidence, receipt);
        case Sighting.NotYet _ -> Execution.failed(reason(e) + "; it is still there" + begun(started));
        case Sighting.CannotTell(String evidence) -> Execution.unknown(reason(e) + "; " + evidence);
      };
    }
  }

  private Sighting look(OrgId org, Approval approval, int item, Step.Started lost) {
    if (estate.acting(org) instanceof Estate.Acting.With(ActionRegistry registry)) {
      return registry.handling(approval.plan().actionType())
          .map(handling -> look(handling, approval.plan().items().get(item).action(), lost.attempt()))
          .orElseGet(() -> new Sighting.CannotTell("this version of OpsMate cannot look it up"));
    }
    return new Sighting.CannotTell("nothing can be looked up here any more");
  }

  private <A extends Record & Action> Sighting look(Handling<A> handling, Action action, AttemptId attempt) {
    try {
      return handling.executor().look(handling.type().shape().cast(action), attempt);
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).addKeyValue("attempt", attempt).log("could not look what became of an attempt");
      return new Sighting.CannotTell("it could not be looked up afterwards (" + reason(e) + ")");
    }
  }

  private static String begun(Step.Started started) {
    return started.token().isEmpty() ? "" : "; what had been begun is kept (" + started.token() + ")";
  }

  private static String reason(RuntimeException e) {
    return e instanceof RetriableFailure || e.getMessage() != null
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }
}
