package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opsmate.skills.approval.ActionRunner.Approved;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When executors, re-checks or the estate are not what they should be. */
class RunnerEdgesTest {
  private final Desk desk = new Desk();

  @Test
  void anExceptionWithoutWordsIsNamedByItsKind() {
    desk.world.on("i-1", _ -> {
      throw new UnsupportedOperationException();
    });

    assertThat(outcomes(desk.carriedOut(desk.proposed("i-1"))))
        .containsExactly(new Outcome.Failed("UnsupportedOperationException; it is still there"));
  }

  @Test
  void aRecheckThatBreaksIsANo() {
    Desk broken = new Desk();
    broken.acting = with(new Handling<>(StopInstance.TYPE, (_, _) -> {
      throw new IllegalStateException("AWS answered strangely");
    }, broken.world));

    assertThat(outcomes(broken.carriedOut(broken.proposed("i-1"))))
        .containsExactly(new Outcome.Refused("it could not be checked again (AWS answered strangely)"));
    assertThat(broken.world.calls).isEmpty();
  }

  @Test
  void whatCannotEvenBeLookedUpAfterwardsIsUnknown() {
    desk.acting = with(new Handling<>(StopInstance.TYPE, desk.world, new Executor<StopInstance>() {
      @Override
      public Execution execute(Approved<StopInstance> approved) {
        throw new IllegalStateException("the line broke");
      }

      @Override
      public Sighting look(StopInstance action, AttemptId attempt) {
        throw new IllegalStateException("it is still broken");
      }
    }));

    assertThat(outcomes(desk.carriedOut(desk.proposed("i-1")))).containsExactly(new Outcome.Unknown(
        "the line broke; it could not be looked up afterwards (it is still broken)"));
  }

  @Test
  void anActionThatThisVersionCannotDoIsNotDone() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, new Decision.Approve());
    desk.acting = new Estate.Acting.With(new ActionRegistry(List.of(), List.of()));

    desk.jobs.runDue(desk.clock.instant());

    assertThat(outcomes(desk.now(approval)))
        .containsExactly(new Outcome.Refused("this version of OpsMate cannot do ec2.stop-instance/1"));
  }

  @Test
  void afterACrashInAnEstateThatIsGoneTheOutcomeIsUnknown() {
    assertThat(outcomes(resumedWith(new Estate.Acting.ReadOnly("the account was disconnected"))))
        .containsExactly(new Outcome.Unknown("nothing can be looked up here any more"));
    assertThat(outcomes(resumedWith(new Estate.Acting.With(new ActionRegistry(List.of(), List.of())))))
        .containsExactly(new Outcome.Unknown("this version of OpsMate cannot look it up"));
  }

  @Test
  void anApprovedActionIsKnownByItsAttemptAndShowsNothingElse() {
    AtomicReference<Approved<StopInstance>> seen = new AtomicReference<>();
    desk.world.on("i-1", approved -> {
      seen.set(approved);
      return Execution.done("stopped");
    });

    Approval approval = desk.carriedOut(desk.proposed("i-1"));

    AttemptId attempt = seen.get().attempt();
    assertThat(seen.get()).hasToString("Approved[" + attempt + "]");
    assertThat(desk.audit.of(Orgs.ACME)).filteredOn(entry -> entry.what().equals("action.done"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.facts()).containsEntry("attempt", attempt.toString())
            .containsEntry("resource", "i-1 in eu-west-1")
            .containsEntry("says", "stopped"));
    assertThat(approval.state().votes()).extracting(Vote::member).containsExactly(APPROVER);
  }

  @Test
  void aRunWithOpenStepsCannotFinish() {
    ApprovalState.Running running = new ApprovalState.Running(List.of(), new Lease("w", SetClock.NOON),
        List.of(new Step.Settled(new AttemptId(desk.ids.next()), new Outcome.Done("")), new Step.Todo()));

    assertThat(running.isSettled()).isFalse();
    assertThatIllegalStateException().isThrownBy(() -> running.finish(SetClock.NOON));
  }

  private Approval resumedWith(Estate.Acting acting) {
    Desk town = new Desk();
    town.world.on("i-1", _ -> {
      throw new Crash();
    });
    Approval approval = town.proposed("i-1");
    town.decide(approval, APPROVER, new Decision.Approve());
    try {
      town.runner.run(Orgs.ACME, approval.id());
    } catch (Crash _) {
      town.acting = acting;
    }
    town.clock.advance(Desk.LEASE.plusSeconds(1));
    town.jobs.runDue(town.clock.instant());
    return town.now(approval);
  }

  private static Estate.Acting with(Handling<StopInstance> handling) {
    return new Estate.Acting.With(new ActionRegistry(List.of(StopInstance.TYPE), List.of(handling)));
  }

  private static List<Outcome> outcomes(Approval approval) {
    assertThat(approval.state()).isInstanceOf(ApprovalState.Finished.class);
    return ((ApprovalState.Finished) approval.state()).outcomes();
  }

  /** An error, so that nothing catches it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }
}
