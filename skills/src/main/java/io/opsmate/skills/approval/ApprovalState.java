package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.MonthlyCost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a request for approval stands. Only {@link Pending} can be voted on. */
public sealed interface ApprovalState {
  /** Waiting for votes. */
  record Pending(List<Vote> votes) implements ApprovalState {
    public Pending {
      votes = List.copyOf(votes);
    }

    public boolean hasVoteOf(MemberId member) {
      return votes.stream().anyMatch(vote -> vote.member().equals(member));
    }

    /** With these votes instead: {@link Ready} when they are enough. */
    ApprovalState approve(List<Vote> all, boolean enough, Instant now) {
      return enough ? new Ready(all, now) : new Pending(all);
    }

    public Declined decline(MemberId by, String reason, Instant now) {
      return new Declined(by, reason, now);
    }

    public Expired expire(Instant now) {
      return new Expired(now);
    }
  }

  /** Approved; nobody has begun. */
  record Ready(List<Vote> votes, Instant since) implements ApprovalState {
    public Ready {
      votes = List.copyOf(votes);
    }

    /** Not carried out after all: what the approvers were promised does not hold any more. */
    Finished refuse(String because, int items, Instant now) {
      return new Finished(votes, Stream.<Outcome>generate(() -> new Outcome.Refused(because)).limit(items).toList(),
          now);
    }

    public Running claim(Lease lease, int items) {
      return new Running(votes, lease, Stream.<Step>generate(Step.Todo::new).limit(items).toList());
    }
  }

  /** Being carried out by the holder of the lease; one step per item, in order. */
  record Running(List<Vote> votes, Lease lease, List<Step> steps) implements ApprovalState {
    public Running {
      votes = List.copyOf(votes);
      steps = List.copyOf(steps);
    }

    public Running held(Lease by) {
      return new Running(votes, by, steps);
    }

    public Running with(int item, Step step) {
      List<Step> next = new java.util.ArrayList<>(steps);
      next.set(item, step);
      return new Running(votes, lease, next);
    }

    /** When the latest attempt began whose end is not on record; long ago when there is none. */
    Instant lastStart() {
      return steps.stream()
          .filter(Step.Started.class::isInstance)
          .map(step -> ((Step.Started) step).at())
          .max(Instant::compareTo)
          .orElse(Instant.EPOCH);
    }

    public boolean isSettled() {
      return steps.stream().allMatch(Step.Settled.class::isInstance);
    }

    public Finished finish(Instant now) {
      return new Finished(votes, steps.stream().map(step -> switch (step) {
        case Step.Settled(_, Outcome outcome) -> outcome;
        case Step.Todo _, Step.Started _, Step.Waiting _ ->
            throw new IllegalStateException("an unsettled approval cannot finish");
      }).toList(), now);
    }
  }

  /**
   * Carried out; one outcome per item, in order.
   *
   * @param undo who asked last to take it back; empty when nobody did
   */
  record Finished(List<Vote> votes, List<Outcome> outcomes, Instant at, Optional<Undo> undo)
      implements
      ApprovalState {
    public Finished {
      votes = List.copyOf(votes);
      outcomes = List.copyOf(outcomes);
    }

    /** One that nobody asked to take back. */
    public Finished(List<Vote> votes, List<Outcome> outcomes, Instant at) {
      this(votes, outcomes, at, Optional.empty());
    }

    /** Something is left by which it, or a part of it, can be taken back. */
    public boolean hasWayBack() {
      return outcomes.stream().anyMatch(outcome -> outcome instanceof Outcome.Done done && done.receipt().isPresent());
    }

    /** What those of the plan's items that were done save. */
    public Stream<MonthlyCost> done(Plan plan) {
      return IntStream.range(0, outcomes.size())
          .filter(item -> outcomes.get(item) instanceof Outcome.Done)
          .mapToObj(item -> plan.items().get(item).saves());
    }

    public boolean isBeingUndone() {
      return undo.filter(Undo::open).isPresent();
    }

    Finished undoAsked(Undo asked) {
      return new Finished(votes, outcomes, at, Optional.of(asked));
    }

    /** These items have no way back any more: they were taken back, or what it takes has gone. */
    Finished closing(Set<Integer> items) {
      List<Outcome> next = new java.util.ArrayList<>(outcomes);
      items.forEach(item -> {
        if (next.get(item) instanceof Outcome.Done(String evidence, _)) {
          next.set(item, new Outcome.Done(evidence));
        }
      });
      return new Finished(votes, next, at, undo);
    }

    Finished undoEnded() {
      return new Finished(votes, outcomes, at, undo.map(Undo::ended));
    }
  }

  /** Somebody said no. */
  record Declined(MemberId by, String reason, Instant at) implements ApprovalState {}

  /** Nobody said enough in time; that is a no. */
  record Expired(Instant at) implements ApprovalState {}

  /** The stored name. */
  default String word() {
    return switch (this) {
      case Pending _ -> "PENDING";
      case Ready _ -> "READY";
      case Running _ -> "RUNNING";
      case Finished _ -> "FINISHED";
      case Declined _ -> "DECLINED";
      case Expired _ -> "EXPIRED";
    };
  }

  default List<Vote> votes() {
    return switch (this) {
      case Pending(List<Vote> votes) -> votes;
      case Ready(List<Vote> votes, _) -> votes;
      case Running(List<Vote> votes, _, _) -> votes;
      case Finished(List<Vote> votes, _, _, _) -> votes;
      case Declined _, Expired _ -> List.of();
    };
  }

  default boolean isOpen() {
    return switch (this) {
      case Pending _, Ready _, Running _ -> true;
      case Finished _, Declined _, Expired _ -> false;
    };
  }
}
