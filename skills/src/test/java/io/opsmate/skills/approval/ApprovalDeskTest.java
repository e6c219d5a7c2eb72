package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static io.opsmate.skills.approval.Desk.OUTSIDER;
import static io.opsmate.skills.approval.Desk.REQUESTER;
import static io.opsmate.skills.approval.Desk.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ApprovalDeskTest {
  private static final Decision YES = new Decision.Approve();

  private final Desk desk = new Desk();

  @Test
  void aProposalIsOnRecordAndOnACardAndNothingHasHappened() {
    Approval approval = desk.proposed("i-1", "i-2");

    assertThat(desk.audited()).containsExactly("approval.proposed");
    assertThat(desk.chat.card(Orgs.ACME, approval.card())).isPresent();
    assertThat(desk.world.calls).isEmpty();
  }

  @Test
  void anApproverOtherThanTheRequesterCanApprove() {
    Approval approval = desk.proposed("i-1");

    DecideResult result = desk.decide(approval, APPROVER, YES);

    assertThat(result).isInstanceOf(DecideResult.Recorded.class);
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
    assertThat(desk.audited()).containsExactly("approval.proposed", "approval.approved");
  }

  @Test
  void theRequesterCannotApproveEvenWhenNamedAsApprover() {
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, REQUESTER, YES)).isInstanceOfSatisfying(DecideResult.NotAllowed.class,
        no -> assertThat(no.because()).contains("somebody else has to approve"));
    assertThat(desk.audited()).containsExactly("approval.proposed");
  }

  @Test
  void anOutsiderCanNeitherApproveNorRejectNorNarrow() {
    Approval approval = desk.proposed("i-1", "i-2");

    assertThat(desk.decide(approval, OUTSIDER, YES)).isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.decide(approval, OUTSIDER, new Decision.Reject("no"))).isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.decide(approval, OUTSIDER, new Decision.Narrow(Set.of("i-1 in eu-west-1"))))
        .isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.now(approval).version()).isEqualTo(1);
  }

  @Test
  void aDirectoryThatDoesNotAnswerIsANo() {
    desk.members.unknown(APPROVER, "Slack did not answer");
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOfSatisfying(DecideResult.NotAllowed.class,
        no -> assertThat(no.because()).contains("Slack did not answer"));
  }

  @Test
  void aDeactivatedApproverIsNone() {
    desk.members.barred(APPROVER, "your account is deactivated");
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOf(DecideResult.NotAllowed.class);
  }

  @Test
  void withNoApproversConfiguredNobodyCanApprove() {
    desk.given(ApprovalRule.of("default", 1, Set.of(), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOfSatisfying(DecideResult.NotAllowed.class,
        no -> assertThat(no.because()).contains("no approvers are configured"));
  }

  @Test
  void aQuorumOfTwoNeedsTwoDifferentPeople() {
    desk.given(ApprovalRule.of("default", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, APPROVER, YES);
    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
    desk.decide(approval, SECOND, YES);

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
  }

  @Test
  void signingAtTheDeadlineIsTooLate() {
    Approval approval = desk.proposed("i-1");
    desk.clock.moveTo(approval.plan().expiresAt());

    assertThat(desk.decide(approval, APPROVER, YES))
        .isEqualTo(new DecideResult.AlreadyDecided("expired", Optional.empty(), approval.plan().expiresAt()));
    assertThat(desk.audited()).containsExactly("approval.proposed", "approval.expired");
  }

  @Test
  void signingJustBeforeTheDeadlineCounts() {
    Approval approval = desk.proposed("i-1");
    desk.clock.moveTo(approval.plan().expiresAt().minusMillis(1));

    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void silenceExpiresByItselfAndTheRequesterIsTold() {
    Approval approval = desk.proposed("i-1");
    desk.clock.moveTo(approval.plan().expiresAt());

    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Expired.class);
    assertThat(desk.chat.threads(Orgs.ACME)).singleElement()
        .satisfies(said -> assertThat(said.text().plain()).contains("Nothing was changed"));
    assertThat(desk.world.calls).isEmpty();
  }

  @Test
  void aCardWithAnOlderPlanIsStale() {
    Approval approval = desk.proposed("i-1");

    DecideResult result = desk.desk.decide(Orgs.ACME, approval.id(), new PlanHash("beef"), APPROVER, YES,
        desk.clock.instant());

    assertThat(result).isInstanceOf(DecideResult.Stale.class);
    assertThat(desk.now(approval).version()).isEqualTo(1);
  }

  @Test
  void aSecondDecisionHearsWhoDecidedAndWhen() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, APPROVER, YES);

    assertThat(desk.decide(approval, SECOND, YES))
        .isEqualTo(new DecideResult.AlreadyDecided("approved", Optional.of(APPROVER), desk.clock.instant()));
  }

  @Test
  void aRejectionEndsItAndSaysWho() {
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, APPROVER, new Decision.Reject("still needed"));

    assertThat(desk.now(approval).state())
        .isEqualTo(new ApprovalState.Declined(APPROVER, "still needed", desk.clock.instant()));
    assertThat(desk.decide(approval, SECOND, YES)).isInstanceOf(DecideResult.AlreadyDecided.class);
  }

  @Test
  void theRequesterMayTakeTheRequestBack() {
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, REQUESTER, new Decision.Reject(""))).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void narrowingMakesAnotherPlanThatOldCardsAndVotesDoNotCover() {
    desk.given(ApprovalRule.of("default", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1", "i-2", "i-3");
    desk.decide(approval, APPROVER, YES);

    desk.decide(approval, REQUESTER, new Decision.Narrow(Set.of("i-2 in eu-west-1")));

    Approval narrowed = desk.now(approval);
    assertThat(narrowed.plan().items()).extracting(PlanItem::label).containsExactly("i-2 m5.large");
    assertThat(narrowed.plan().title()).isEqualTo("Stop 1 idle instance");
    assertThat(narrowed.leftOut()).isEqualTo(2);
    assertThat(narrowed.state().votes()).isEmpty();
    assertThat(desk.decide(approval, SECOND, YES)).isInstanceOf(DecideResult.Stale.class);
  }

  @Test
  void narrowingToNothingOrToEverythingChangesNothing() {
    Approval approval = desk.proposed("i-1", "i-2");

    assertThat(desk.decide(approval, REQUESTER, new Decision.Narrow(Set.of())))
        .isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.decide(approval, REQUESTER, new Decision.Narrow(Set.of("i-1 in eu-west-1", "i-2 in eu-west-1"))))
        .isInstanceOf(DecideResult.NotAllowed.class);
  }

  @Test
  void aResourceIsOnOneOpenCardOnly() {
    desk.proposed("i-1", "i-2");

    ProposeResult again = desk.desk.propose(Orgs.ACME, desk.plan("i-2", "i-3"), REQUESTER, new ChannelId("C0OPS"),
        desk.clock.instant());

    assertThat(again).isInstanceOfSatisfying(ProposeResult.AlreadyOpen.class,
        open -> assertThat(open.resources()).extracting(ResourceRef::id).containsExactly("i-2"));
  }

  @Test
  void inAReadOnlyEstateNothingIsProposed() {
    desk.acting = new Estate.Acting.ReadOnly("this is the sandbox");

    ProposeResult result = desk.desk.propose(Orgs.ACME, desk.plan("i-1"), REQUESTER, new ChannelId("C0OPS"),
        desk.clock.instant());

    assertThat(result).isEqualTo(new ProposeResult.ReadOnly("this is the sandbox"));
    assertThat(desk.audited()).isEmpty();
  }

  @Test
  void anotherOrgCannotDecide() {
    Approval approval = desk.proposed("i-1");

    DecideResult result = desk.desk.decide(Orgs.OTHER, approval.id(), approval.hash(), APPROVER, YES,
        desk.clock.instant());

    assertThat(result).isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.now(approval).version()).isEqualTo(1);
  }

  @Test
  void aPlanThatCannotBeReadCannotBeDecided() {
    Approval approval = desk.proposed("i-1");
    desk.transactions.run(Orgs.ACME, tx -> desk.ledger.makeUnreadable(tx, approval.id(), "unknown action"));

    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOfSatisfying(DecideResult.NotAllowed.class,
        no -> assertThat(no.because()).contains("cannot be read"));
  }

  @Test
  void aVoteGivenWhileAnothersRightsWereAskedIsCountedWithIt() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), Duration.ofHours(24)));
    Approval approval = desk.proposed("i-1");
    AtomicBoolean asked = new AtomicBoolean();
    ApprovalDesk other = new ApprovalDesk(desk.transactions, desk.books, new Rights((org, member, groups) -> {
      if (!asked.getAndSet(true)) {
        desk.decide(approval, SECOND, YES);
      }
      return desk.members.standing(org, member, groups);
    }), new ApprovalDesk.Drafting(new ReadablePlanCodec(), desk.ids, _ -> desk.acting));

    other.decide(Orgs.ACME, approval.id(), approval.hash(), APPROVER, YES, desk.clock.instant());

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
    assertThat(desk.now(approval).state().votes()).extracting(Vote::member).containsExactly(SECOND, APPROVER);
  }
}
