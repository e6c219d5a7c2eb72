package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who looks after a run whose worker may have gone. */
class RunWatchTest {
  private final Desk desk = new Desk();

  @Test
  void aClaimIsWatchedUntilJustAfterItsLease() {
    Approval approval = crashed();

    assertThat(watches()).extracting(ManualJobs.Waiting::at)
        .containsExactly(desk.clock.instant().plus(Desk.LEASE).plusSeconds(1));
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Running.class);
  }

  @Test
  void whileTheLeaseHoldsTheWatchLooksAgainWhenItEnds() {
    Approval approval = crashed();
    Instant ends = RunBook.running(desk.now(approval)).lease().until();
    desk.clock.advance(Duration.ofSeconds(5));

    desk.runner.watch(Orgs.ACME, approval.id());

    assertThat(watches()).extracting(ManualJobs.Waiting::at).contains(ends.plusSeconds(1));
    assertThat(desk.world.calls).containsExactly("stop i-1");
  }

  @Test
  void whenTheLeaseIsOverTheWatchTakesOverAndWatchesOn() {
    Approval approval = crashed();
    desk.world.lookShows("i-1", new Sighting.Happened("it is stopped"));
    desk.clock.advance(Desk.LEASE);

    desk.runner.watch(Orgs.ACME, approval.id());

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Finished.class);
    assertThat(watches()).extracting(ManualJobs.Waiting::at)
        .contains(desk.clock.instant().plus(Desk.LEASE).plusSeconds(1));
  }

  @Test
  void aFinishedRunIsNotWatchedAnyMore() {
    Approval approval = desk.carriedOut(desk.proposed("i-1"));
    int before = watches().size();

    desk.runner.watch(Orgs.ACME, approval.id());

    assertThat(watches()).hasSize(before);
    assertThat(desk.world.calls).containsExactly("stop i-1");
  }

  @Test
  void theWatchThatWasEnqueuedFindsTheDeadWorkersRun() {
    Approval approval = crashed();
    desk.world.lookShows("i-1", new Sighting.NotYet());
    desk.world.on("i-1", _ -> Execution.done("stopped"));
    desk.jobs.handle(List.of(ApprovalJobs.of(desk.desk, desk.anotherWorker("worker-2")).get(1)));

    desk.clock.advance(Desk.LEASE.plusSeconds(1));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Finished.class);
    assertThat(desk.jobs.failures()).isEmpty();
  }

  @Test
  void aRequestThatCannotBeReadIsNeitherRunNorWatched() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.Approve());
    desk.transactions.run(Orgs.ACME, tx -> desk.ledger.makeUnreadable(tx, approval.id(), "of a newer version"));

    desk.runner.run(Orgs.ACME, approval.id());
    desk.runner.watch(Orgs.ACME, approval.id());

    assertThat(desk.world.calls).isEmpty();
    assertThat(watches()).isEmpty();
  }

  @Test
  void whatWasRejectedOrExpiredIsNeverRun() {
    Approval rejected = desk.proposed("i-1");
    desk.decide(rejected, APPROVER, new Decision.Reject("no"));
    Approval expired = desk.proposed("i-2");
    desk.clock.advance(Duration.ofDays(2));
    desk.jobs.runDue(desk.clock.instant());

    desk.runner.run(Orgs.ACME, rejected.id());
    desk.runner.run(Orgs.ACME, expired.id());

    assertThat(desk.world.calls).isEmpty();
    assertThat(desk.now(rejected).state()).isInstanceOf(ApprovalState.Declined.class);
    assertThat(desk.now(expired).state()).isInstanceOf(ApprovalState.Expired.class);
  }

  @Test
  void anHourAfterTheApprovalItStillBeginsAndNotAMomentLater() {
    Approval inTime = desk.proposed("i-1");
    desk.decide(inTime, APPROVER, new Decision.Approve());
    desk.clock.advance(RunBook.BEGIN_WITHIN);
    desk.runner.run(Orgs.ACME, inTime.id());

    assertThat(desk.now(inTime).state()).isInstanceOf(ApprovalState.Finished.class);
  }

  /** As if the process had died in the middle of the call. */
  private Approval crashed() {
    desk.world.on("i-1", _ -> {
      throw new Crash();
    });
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.Approve());
    try {
      desk.runner.run(Orgs.ACME, approval.id());
    } catch (Crash e) {
      return approval;
    }
    throw new AssertionError("it did not crash");
  }

  private List<ManualJobs.Waiting> watches() {
    return desk.jobs.waiting(Orgs.ACME).stream().filter(job -> job.type().equals(ApprovalJobs.WATCH)).toList();
  }

  /** An error, so that nothing catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
