package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One request on the in-memory core to which anything happens in any order; notes whatever must never be. */
final class Interleaving {
  static final List<MemberId> PEOPLE =
      List.of(Desk.REQUESTER, Desk.APPROVER, Desk.SECOND, new MemberId("U0THIRD"), Desk.OUTSIDER);
  private static final List<MemberId> APPROVERS = PEOPLE.subList(0, 4);

  private final Desk desk = new Desk();
  private final Map<String, List<AttemptId>> effects = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private final Sighting seen;
  private final Approval asked;
  private Crash crash = Crash.NONE;
  private int quorum = 2;
  private boolean stopped;
  private int claims;

  /** Where the next call of the executor dies, if it does. */
  enum Crash {
    NONE, BEFORE, AFTER
  }

  /** Something that happens. */
  sealed interface Happening {
    record Approves(int who) implements Happening {}

    record Rejects(int who) implements Happening {}

    record Narrows(int who) implements Happening {}

    /** The rules want so many people now. */
    record Wants(int people) implements Happening {}

    record Stops(boolean really) implements Happening {}

    record Crashes(Crash where) implements Happening {}

    record Passes(int seconds) implements Happening {}

    /** The jobs that are due run, by this worker. */
    record Works(int worker) implements Happening {}

    /** The process is started again, and finds what it left. */
    record Starts(int worker) implements Happening {}
  }

  /** An error, so that nothing catches it. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  Interleaving() {
    this(new Sighting.Happened("it is stopped"));
  }

  /** @param seen what the world shows of an instance that was stopped */
  Interleaving(Sighting seen) {
    this.seen = seen;
    want(quorum);
    for (String instance : List.of("i-1", "i-2")) {
      desk.world.on(instance, approved -> act(instance, approved.attempt()));
    }
    asked = desk.proposed("i-1", "i-2");
  }

  List<String> wrong() {
    return wrong;
  }

  void happens(Happening what) {
    int before = effects();
    try {
      switch (what) {
        case Happening.Approves(int who) -> decide(who, new Decision.Approve());
        case Happening.Rejects(int who) -> decide(who, new Decision.Reject("no"));
        case Happening.Narrows(int who) ->
            decide(who, new Decision.Narrow(Set.of(asked.plan().items().getFirst().action().resource().toString())));
        case Happening.Wants(int people) -> want(people);
        case Happening.Stops(boolean really) -> stop(really);
        case Happening.Crashes(Crash where) -> crash = where;
        case Happening.Passes(int seconds) -> desk.clock.advance(Duration.ofSeconds(seconds));
        case Happening.Works(int worker) -> work(worker);
        case Happening.Starts(int worker) -> worker(worker).resume(Orgs.ACME);
      }
    } catch (Died _) {
      crash = Crash.NONE;
    }
    look(what, effects() - before);
  }

  /** The stop is lifted, nothing crashes any more, and two days pass. */
  void comesToAnEnd() {
    crash = Crash.NONE;
    stop(false);
    for (int hour = 0; hour < 48; hour++) {
      work(0);
      happens(new Happening.Passes(3600));
    }
    if (desk.now(asked).state().isOpen()) {
      wrong.add("after two days it is still " + desk.now(asked).state());
    }
    if (desk.now(asked).state() instanceof ApprovalState.Finished finished) {
      told(finished);
    }
  }

  private Execution act(String instance, AttemptId attempt) {
    if (crash == Crash.BEFORE) {
      throw new Died();
    }
    effects.computeIfAbsent(instance, _ -> new ArrayList<>()).add(attempt);
    desk.world.lookShows(instance, seen);
    if (crash == Crash.AFTER) {
      throw new Died();
    }
    return Execution.done("stopped");
  }

  private void decide(int who, Decision decision) {
    Approval seen = desk.now(asked);
    desk.desk.decide(Orgs.ACME, seen.id(), seen.hash(), PEOPLE.get(who), decision, desk.clock.instant());
  }

  private void want(int people) {
    quorum = people;
    desk.given(ApprovalRule.of("some", people,
        APPROVERS.stream().<Approver>map(Approver.Person::new).collect(Collectors.toSet()), Duration.ofHours(24)));
  }

  private void stop(boolean really) {
    stopped = really;
    desk.transactions.run(Orgs.ACME, tx -> {
      if (really) {
        desk.rules.stop(tx, new Stop(null, Desk.SECOND, "wait", desk.clock.instant()));
      } else {
        desk.rules.resume(tx, null);
      }
    });
  }

  private ActionRunner worker(int number) {
    return desk.anotherWorker("worker-" + number);
  }

  private void work(int number) {
    desk.jobs.handle(ApprovalJobs.of(desk.desk, worker(number)));
    desk.jobs.runDue(desk.clock.instant());
  }

  /** Counted by hand: who may vote, each once, never the requester. */
  private void look(Happening after, int done) {
    Approval now = desk.now(asked);
    Set<MemberId> counting = new HashSet<>();
    now.state().votes().forEach(vote -> counting.add(vote.member()));
    if (counting.size() < now.state().votes().size()) {
      wrong.add("somebody has two votes after " + after);
    }
    if (!APPROVERS.subList(1, 4).containsAll(counting)) {
      wrong.add("somebody voted who may not, after " + after);
    }
    int claimed = (int) desk.audited().stream().filter("approval.claimed"::equals).count();
    if (claimed > claims && (counting.size() < quorum || stopped)) {
      wrong
          .add("claimed with " + counting.size() + " of " + quorum + (stopped ? ", stopped," : "") + " after " + after);
    }
    claims = claimed;
    if (claimed > 1) {
      wrong.add("claimed " + claimed + " times");
    }
    if (done > 0 && stopped) {
      wrong.add("something was done while everything was stopped, after " + after);
    }
    effects.forEach((instance, attempts) -> {
      if (attempts.size() > 1) {
        wrong.add(instance + " was stopped twice, after " + after);
      }
    });
    if (effects() > 0 && claimed == 0) {
      wrong.add("something was done that nobody claimed");
    }
  }

  private void told(ApprovalState.Finished finished) {
    for (int item = 0; item < finished.outcomes().size(); item++) {
      boolean done = effects.containsKey(
          ((StopInstance) desk.now(asked).plan().items().get(item).action()).instance());
      boolean said = finished.outcomes().get(item) instanceof Outcome.Done;
      if (done != said && !(finished.outcomes().get(item) instanceof Outcome.Unknown)) {
        wrong.add("it says " + finished.outcomes().get(item) + " and was " + (done ? "" : "not ") + "done");
      }
    }
  }

  private int effects() {
    return effects.values().stream().mapToInt(List::size).sum();
  }
}
