package io.opsmate.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.fault.Tally.Tried;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.SetClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several workers, and several people, at the same moment: one run, one vote each, one decision. */
@ExtendWith(FaultSuite.class)
class RacesTest {
  private static final int MOST = 8;
  private static final int ROUNDS = Depth.of(2, 25);
  private static final List<Replica> WORKERS = new ArrayList<>();
  private static final SetClock CLOCK = SetClock.atNoon();
  private static Ground ground;
  private static HikariDataSource connections;

  @BeforeAll
  static void start() {
    ground = Ground.fresh();
    connections = Ground.pool(ground.appUrl, "opsmate_app", 3 * MOST);
    for (int i = 0; i < MOST; i++) {
      WORKERS.add(new Replica(new Replica.Place(connections, ground.world),
          new Replica.Self("worker-" + i, CLOCK, false, 2), Wiring.PLAIN));
    }
  }

  @AfterAll
  static void stop() {
    WORKERS.forEach(Replica::close);
    connections.close();
    ground.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void ofWorkersThatClaimTheSameRequestOneRunsIt(int workers) {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      Approval approved = approved(one, "quick", "slow");

      race(workers, worker -> () -> {
        worker.runner.run(one.org(), approved.id());
        return true;
      });

      settled(one, "claimed by " + workers);
      assertThat(audited(one, "approval.claimed")).isEqualTo(1);
      assertThat(ground.world.effects(one.prefix())).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void ofWorkersThatClaimDifferentRequestsOfOneOrgEachRequestIsRunOnce(int workers) {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      List<Approval> all = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        all.add(approved(one, "quick-" + i));
      }

      race(workers, worker -> () -> {
        List<Approval> shuffled = new ArrayList<>(all);
        java.util.Collections.shuffle(shuffled);
        shuffled.forEach(approval -> worker.runner.run(one.org(), approval.id()));
        return true;
      });

      settled(one, "different requests claimed by " + workers);
      assertThat(audited(one, "approval.claimed")).isEqualTo(workers);
      assertThat(ground.world.effects(one.prefix())).hasSize(workers);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void ofManyProposalsForOneBoxOneIsOpen(int workers) {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();

      List<Boolean> opened = race(workers, worker -> () -> {
        try {
          return worker.desk.propose(one.org(), one.plan(CLOCK.instant(), "quick"), Case.REQUESTER, one.channel(),
              CLOCK.instant()) instanceof ProposeResult.Proposed;
        } catch (RetriableFailure _) {
          return false;
        }
      });

      assertThat(opened).containsOnlyOnce(true);
      settled(one, "proposed by " + workers);
    }
  }

  @Test
  void twoApproversAtOnceAreTwoVotesAndOneRun() {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      Approval asked = asked(one, "quick");

      List<DecideResult> results = decisions(asked, one, CLOCK.instant(), CLOCK.instant(),
          new Press(Case.FIRST, new Decision.Approve()), new Press(Case.SECOND, new Decision.Approve()));

      assertThat(results).allMatch(DecideResult.Recorded.class::isInstance);
      assertThat(new Days(WORKERS.getFirst(), ground.admin()).standing(one)).noneMatch(Days.Standing::isPending);
      settled(one, "two approvers at once");
      assertThat(audited(one, "approval.claimed")).isEqualTo(1);
    }
  }

  @Test
  void oneApproverOnTwoMachinesAtOnceIsOneVote() {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      Approval asked = asked(one, "quick");

      List<DecideResult> results = decisions(asked, one, CLOCK.instant(), CLOCK.instant(),
          new Press(Case.FIRST, new Decision.Approve()), new Press(Case.FIRST, new Decision.Approve()));

      assertThat(results).filteredOn(DecideResult.Recorded.class::isInstance).hasSize(1);
      assertThat(ground.world.effects(one.prefix())).isEmpty();
      settled(one, "one approver twice at once");
    }
  }

  @Test
  void theLastApprovalAgainstARejectionGivesOneOfBoth() {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      Approval asked = asked(one, "quick");
      decide(0, one, asked, new Press(Case.FIRST, new Decision.Approve()), CLOCK.instant());

      List<DecideResult> results = decisions(asked, one, CLOCK.instant(), CLOCK.instant(),
          new Press(Case.SECOND, new Decision.Approve()), new Press(Case.THIRD, new Decision.Reject("no")));

      assertThat(results).filteredOn(DecideResult.Recorded.class::isInstance).hasSize(1);
      assertThat(results).filteredOn(DecideResult.AlreadyDecided.class::isInstance).hasSize(1);
      settled(one, "approval against rejection");
      assertThat(ground.world.effects(one.prefix()))
          .hasSize(results.getFirst() instanceof DecideResult.Recorded ? 1 : 0);
    }
  }

  @Test
  void theLastApprovalAgainstTheEndOfTheDayGivesOneOfBoth() {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      Approval asked = asked(one, "quick");
      Instant end = asked.plan().expiresAt();
      decide(0, one, asked, new Press(Case.FIRST, new Decision.Approve()), CLOCK.instant());

      List<DecideResult> results = decisions(asked, one, end.minusSeconds(1), end,
          new Press(Case.SECOND, new Decision.Approve()), new Press(Case.THIRD, new Decision.Approve()));

      CLOCK.moveTo(end);
      settled(one, "approval against expiry");
      assertThat(results.get(1)).isInstanceOf(DecideResult.AlreadyDecided.class);
      assertThat(ground.world.effects(one.prefix()))
          .hasSize(results.getFirst() instanceof DecideResult.Recorded ? 1 : 0);
    }
  }

  @Test
  void theLastApprovalAgainstANarrowerPlanNeverCoversWhatWasTakenOut() {
    for (int round = 0; round < ROUNDS; round++) {
      Case one = fresh();
      Approval asked = asked(one, "quick", "other");
      String kept = asked.plan().items().getFirst().action().resource().toString();
      decide(0, one, asked, new Press(Case.FIRST, new Decision.Approve()), CLOCK.instant());

      List<DecideResult> results = decisions(asked, one, CLOCK.instant(), CLOCK.instant(),
          new Press(Case.SECOND, new Decision.Approve()), new Press(Case.REQUESTER, new Decision.Narrow(Set.of(kept))));

      settled(one, "approval against a narrower plan");
      boolean approvedFirst = results.getFirst() instanceof DecideResult.Recorded;
      assertThat(ground.world.effects(one.prefix())).hasSize(approvedFirst ? 2 : 1);
    }
  }

  /** Who presses what. */
  private record Press(MemberId member, Decision decision) {}

  private static List<DecideResult> decisions(Approval asked, Case one, Instant first, Instant second, Press mine,
      Press theirs) {
    return race(2, worker -> worker == WORKERS.getFirst()
        ? () -> decide(0, one, asked, mine, first)
        : () -> decide(1, one, asked, theirs, second));
  }

  private static DecideResult decide(int worker, Case one, Approval asked, Press press, Instant now) {
    return WORKERS.get(worker).desk.decide(one.org(), asked.id(), asked.hash(), press.member(), press.decision(), now);
  }

  private static Case fresh() {
    ground.forgetFarJobs();
    Case one = ground.anotherCase();
    CLOCK.moveTo(ground.day(one));
    return one;
  }

  private static Approval asked(Case one, String... boxes) {
    if (WORKERS.getFirst().desk.propose(one.org(), one.plan(CLOCK.instant(), boxes), Case.REQUESTER, one.channel(),
        CLOCK.instant()) instanceof ProposeResult.Proposed(Approval asked)) {
      return asked;
    }
    throw new AssertionError("nothing was proposed");
  }

  private static Approval approved(Case one, String... boxes) {
    Approval asked = asked(one, boxes);
    decide(0, one, asked, new Press(Case.FIRST, new Decision.Approve()), CLOCK.instant());
    decide(0, one, asked, new Press(Case.SECOND, new Decision.Approve()), CLOCK.instant());
    return asked;
  }

  private static void settled(Case one, String after) {
    new Days(WORKERS.getFirst(), ground.admin()).untilSettled(one);
    ground.invariants().hold(one, after);
  }

  private static long audited(Case one, String what) {
    return Rows.first(ground.admin(), row -> row.getLong(1),
        "SELECT count(*) FROM audit_event WHERE org_id = ? AND what = ?", one.org().value(), what).orElseThrow();
  }

  /** All begin at the same moment, each with a worker of its own. */
  private static <T> List<T> race(int runners, java.util.function.Function<Replica, Callable<T>> each) {
    Tally.one(Tried.RACES);
    CyclicBarrier start = new CyclicBarrier(runners);
    try (ExecutorService threads = Executors.newFixedThreadPool(runners)) {
      List<Future<T>> running = new ArrayList<>();
      for (Replica worker : WORKERS.subList(0, runners)) {
        Callable<T> work = each.apply(worker);
        running.add(threads.submit(() -> {
          start.await();
          return work.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new AssertionError("a racer broke", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
