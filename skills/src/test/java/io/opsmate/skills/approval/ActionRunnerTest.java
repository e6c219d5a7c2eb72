package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActionRunnerTest {
  private final Desk desk = new Desk();

  @Test
  void whatWasApprovedIsDoneOnceAndEachStepIsOnRecord() {
    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2"));

    assertThat(desk.world.calls).containsExactly("stop i-1", "stop i-2");
    assertThat(outcomes(approval)).hasSize(2).allMatch(Outcome.Done.class::isInstance);
    assertThat(desk.audited()).containsExactly("approval.proposed", "approval.approved", "approval.claimed",
        "action.started", "action.done", "action.started", "action.done", "approval.finished");
    assertThat(desk.chat.threads(Orgs.ACME)).singleElement()
        .satisfies(said -> assertThat(said.text().plain()).contains("All 2 done").contains("Saved: $140.16/mo"));
  }

  @Test
  void runningAgainDoesNothing() {
    Approval approval = desk.carriedOut(desk.proposed("i-1"));

    desk.runner.run(Orgs.ACME, approval.id());
    desk.anotherWorker("worker-2").run(Orgs.ACME, approval.id());

    assertThat(desk.world.calls).containsExactly("stop i-1");
  }

  @Test
  void nothingRunsWithoutApproval() {
    Approval approval = desk.proposed("i-1");

    desk.runner.run(Orgs.ACME, approval.id());

    assertThat(desk.world.calls).isEmpty();
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
  }

  @Test
  void aChangedWorldIsLeftAlone() {
    desk.world.recheckGives("i-1", new Recheck.Result.Changed("it changed owner after approval"));
    desk.world.recheckGives("i-2", new Recheck.Result.CannotTell("AWS timed out"));

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2", "i-3"));

    assertThat(desk.world.calls).containsExactly("stop i-3");
    assertThat(outcomes(approval)).containsExactly(new Outcome.Refused("it changed owner after approval"),
        new Outcome.Refused("it could not be checked again (AWS timed out)"), new Outcome.Done("stopped"));
  }

  @Test
  void whatMovedToAnotherEnvironmentAfterItWasApprovedIsLeftAlone() {
    desk.world.recheckGives("i-1", new Recheck.Result.StillTrue(Optional.of(Environment.PRODUCTION)));
    desk.world.recheckGives("i-2", new Recheck.Result.StillTrue(Optional.of(Environment.UNKNOWN)));

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2"));

    assertThat(outcomes(approval)).containsExactly(
        new Outcome.Refused("its environment is production now, and unknown when it was approved"),
        new Outcome.Done("stopped"));
  }

  @Test
  void oneFailureDoesNotKeepTheRestFromBeingDone() {
    desk.world.on("i-1", _ -> Execution.failed("AWS refused (UnauthorizedOperation)"));

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2"));

    assertThat(outcomes(approval)).containsExactly(new Outcome.Failed("AWS refused (UnauthorizedOperation)"),
        new Outcome.Done("stopped"));
  }

  @Test
  void aLongStepIsWaitedForWithoutAThreadAndResumedByItsToken() {
    desk.world.on("i-1", approved -> approved.token().isEmpty()
        ? new Execution.Waiting("op-7", desk.clock.instant().plusSeconds(15), "it is stopping")
        : Execution.done("stopped"));

    Approval waiting = desk.carriedOut(desk.proposed("i-1", "i-2"));
    assertThat(waiting.state()).isInstanceOf(ApprovalState.Running.class);
    desk.clock.advance(Duration.ofSeconds(15));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.world.calls).containsExactly("stop i-1", "stop i-2", "stop i-1 op-7");
    assertThat(desk.world.attempts.get(0)).isEqualTo(desk.world.attempts.get(2));
    assertThat(desk.now(waiting).state()).isInstanceOf(ApprovalState.Finished.class);
  }

  @Test
  void aWaitIsFollowedByAFreshLookAtTheWorld() {
    desk.world.on("i-1", _ -> new Execution.Waiting("snap-1", desk.clock.instant().plusSeconds(15), "snapshot"));
    Approval waiting = desk.carriedOut(desk.proposed("i-1"));

    desk.world.recheckGives("i-1", new Recheck.Result.Changed("it is attached now"));
    desk.clock.advance(Duration.ofSeconds(15));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.world.calls).containsExactly("stop i-1");
    assertThat(outcomes(desk.now(waiting)))
        .containsExactly(new Outcome.Refused("it is attached now; what had been begun is kept (snap-1)"));
  }

  @Test
  void anExceptionIsLookedIntoAndNeverRepeated() {
    desk.world.on("i-1", _ -> {
      throw new RetriableFailure("AWS timed out", new RuntimeException());
    });
    desk.world.on("i-2", _ -> {
      throw new RetriableFailure("AWS timed out", new RuntimeException());
    });
    desk.world.on("i-3", _ -> {
      throw new RetriableFailure("AWS timed out", new RuntimeException());
    });
    desk.world.lookShows("i-1", new Sighting.Happened("it is stopped"));
    desk.world.lookShows("i-3", new Sighting.CannotTell("AWS lists it as stopping"));

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2", "i-3"));

    assertThat(desk.world.calls).containsExactly("stop i-1", "look i-1", "stop i-2", "look i-2", "stop i-3",
        "look i-3");
    assertThat(outcomes(approval)).containsExactly(new Outcome.Done("it is stopped"),
        new Outcome.Failed("AWS timed out; it is still there"),
        new Outcome.Unknown("AWS timed out; AWS lists it as stopping"));
  }

  @Test
  void afterACrashTheWorldIsAskedBeforeAnythingIsRepeated() {
    Approval approval = crashedDuring("i-1");
    desk.world.lookShows("i-1", new Sighting.Happened("it is stopped"));

    desk.clock.advance(Desk.LEASE.plusSeconds(1));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.world.calls).containsExactly("stop i-1", "look i-1", "stop i-2");
    assertThat(outcomes(desk.now(approval))).containsExactly(new Outcome.Done("it is stopped"),
        new Outcome.Done("stopped"));
    assertThat(desk.audited()).contains("approval.resumed");
  }

  @Test
  void afterACrashWhatDidNotHappenGoesOnUnderTheSameAttempt() {
    Approval approval = crashedDuring("i-1");
    desk.world.lookShows("i-1", new Sighting.NotYet());
    desk.world.on("i-1", _ -> Execution.done("stopped"));

    desk.clock.advance(Desk.LEASE.plusSeconds(1));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.world.attempts.get(0)).isEqualTo(desk.world.attempts.get(1));
    assertThat(outcomes(desk.now(approval))).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void afterACrashWhatNobodyCanTellIsShownAsUnknown() {
    Approval approval = crashedDuring("i-1");
    desk.world.lookShows("i-1", new Sighting.CannotTell("AWS does not list it"));

    desk.clock.advance(Desk.LEASE.plusSeconds(1));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(outcomes(desk.now(approval)).getFirst()).isEqualTo(new Outcome.Unknown("AWS does not list it"));
  }

  @Test
  void nobodyTakesOverWhileTheLeaseHolds() {
    Approval approval = crashedDuring("i-1");

    desk.clock.advance(Desk.LEASE.minusSeconds(1));
    desk.anotherWorker("worker-2").run(Orgs.ACME, approval.id());

    assertThat(desk.world.calls).containsExactly("stop i-1");
  }

  @Test
  void aWorkerThatIsAloneGoesOnWithWhatADeadOneLeftAsSoonAsItsCallsHaveLanded() {
    Approval approval = crashedDuring("i-1");
    desk.world.lookShows("i-1", new Sighting.Happened("it is stopped"));
    ActionRunner alone = desk.workerAlone("worker-2");
    desk.jobs.handle(ApprovalJobs.of(desk.desk, alone));

    desk.clock.advance(Duration.ofSeconds(1));
    alone.resume(Orgs.ACME);
    desk.jobs.runDue(desk.clock.instant());
    assertThat(desk.world.calls).containsExactly("stop i-1");
    desk.clock.advance(ActionRunner.LANDS_WITHIN);
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.world.calls).containsExactly("stop i-1", "look i-1", "stop i-2");
    assertThat(outcomes(desk.now(approval))).allMatch(Outcome.Done.class::isInstance);
  }

  @Test
  void aWorkerThatLostItsLeaseCannotWriteAndStops() {
    desk.world.on("i-1", _ -> {
      desk.clock.advance(Desk.LEASE.plusSeconds(1));
      desk.world.lookShows("i-1", new Sighting.Happened("it is stopped"));
      desk.anotherWorker("worker-2").run(Orgs.ACME, desk.desk.open(Orgs.ACME, 1).getFirst().id());
      return Execution.done("stopped late");
    });

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2"));

    assertThat(outcomes(approval)).containsExactly(new Outcome.Done("it is stopped"), new Outcome.Done("stopped"));
    assertThat(desk.world.calls).containsExactly("stop i-1", "look i-1", "stop i-2");
  }

  @Test
  void aReCheckThatOutlastsTheLeaseIsFollowedByNoCallWhenSomebodyTookOver() {
    Approval approval = desk.proposed("i-1");
    desk.world.onRecheck("i-1", () -> {
      desk.world.recheckGives("i-1", new Recheck.Result.StillTrue());
      desk.clock.advance(Desk.LEASE.plusSeconds(1));
      desk.anotherWorker("worker-2").run(Orgs.ACME, approval.id());
      return new Recheck.Result.StillTrue();
    });

    Approval after = desk.carriedOut(approval);

    assertThat(desk.world.calls).containsExactly("look i-1", "stop i-1");
    assertThat(outcomes(after)).containsExactly(new Outcome.Done("stopped"));
  }

  @Test
  void aReCheckThatTookLongRenewsTheLeaseBeforeTheCall() {
    Approval approval = desk.proposed("i-1");
    desk.world.onRecheck("i-1", () -> {
      desk.clock.advance(Desk.LEASE.dividedBy(2));
      return new Recheck.Result.StillTrue();
    });
    desk.world.on("i-1", _ -> {
      desk.clock.advance(Desk.LEASE.minusSeconds(1));
      desk.anotherWorker("worker-2").run(Orgs.ACME, approval.id());
      return Execution.done("stopped");
    });

    Approval after = desk.carriedOut(approval);

    assertThat(desk.world.calls).containsExactly("stop i-1");
    assertThat(desk.audited()).doesNotContain("approval.resumed");
    assertThat(outcomes(after)).containsExactly(new Outcome.Done("stopped"));
  }

  @Test
  void aCallRepeatedAfterACrashHasItsOwnTimeToLandWhenThatWorkerDiesToo() {
    Approval approval = crashedDuring("i-1");
    desk.world.lookShows("i-1", new Sighting.NotYet());
    desk.clock.advance(ActionRunner.LANDS_WITHIN);
    assertThatThrownBy(() -> desk.workerAlone("worker-2").run(Orgs.ACME, approval.id())).isInstanceOf(Crash.class);

    desk.clock.advance(ActionRunner.LANDS_WITHIN.minusSeconds(1));
    desk.workerAlone("worker-3").run(Orgs.ACME, approval.id());

    assertThat(desk.world.calls).containsExactly("stop i-1", "look i-1", "stop i-1");
  }

  @Test
  void anApprovalThatNobodyBeganWithinAnHourLapses() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.Approve());

    desk.clock.advance(RunBook.BEGIN_WITHIN.plusSeconds(1));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Expired.class);
    assertThat(desk.world.calls).isEmpty();
  }

  @Test
  void anEstateThatBecameReadOnlyAfterApprovalIsLeftAlone() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.Approve());
    desk.acting = new Estate.Acting.ReadOnly("this is the sandbox");

    desk.jobs.runDue(desk.clock.instant());

    assertThat(outcomes(desk.now(approval))).containsExactly(new Outcome.Refused("this is the sandbox"));
  }

  @Test
  void anActionWithoutExecutorStopsTheStart() {
    assertThatThrownBy(() -> new ActionRegistry(List.of(StopInstance.TYPE), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ec2.stop-instance/1 has no executor");
    Handling<StopInstance> one = new Handling<>(StopInstance.TYPE, desk.world, desk.world);
    assertThatThrownBy(() -> new ActionRegistry(List.of(StopInstance.TYPE), List.of(one, one)))
        .hasMessageContaining("two executors");
    assertThatThrownBy(() -> new ActionRegistry(List.of(), List.of(one))).hasMessageContaining("no skill declares");
  }

  /** As if the process had died in the middle of the call: nothing after it was written. */
  private Approval crashedDuring(String instance) {
    desk.world.on(instance, _ -> {
      throw new Crash();
    });
    Approval approval = desk.proposed("i-1", "i-2");
    desk.decide(approval, APPROVER, new Decision.Approve());
    try {
      desk.runner.run(Orgs.ACME, approval.id());
    } catch (Crash e) {
      return approval;
    }
    throw new AssertionError("it did not crash");
  }

  private static List<Outcome> outcomes(Approval approval) {
    return ((ApprovalState.Finished) approval.state()).outcomes();
  }

  /** An error, so that nothing catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
