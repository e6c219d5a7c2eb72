package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static io.opsmate.skills.approval.Desk.OUTSIDER;
import static io.opsmate.skills.approval.Desk.REQUESTER;
import static io.opsmate.skills.approval.Desk.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Exclusions;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.testkit.Orgs;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ballots that come too late, from the wrong people, or with too few words. */
class BallotEdgesTest {
  private static final Decision YES = new Decision.Approve();
  private static final Duration DAY = Duration.ofHours(24);

  private final Desk desk = new Desk();

  @Test
  void whileItRunsAndAfterwardsItSaysWhoApproved() {
    Approval approval = desk.proposed("i-1");
    desk.world.on("i-1", _ -> {
      assertThat(desk.decide(approval, SECOND, YES)).isEqualTo(approvedAtNoon());
      return Execution.done("stopped");
    });

    desk.carriedOut(approval);

    assertThat(desk.decide(approval, SECOND, YES)).isEqualTo(approvedAtNoon());
  }

  @Test
  void afterANoItSaysWhoseNoItWas() {
    Approval rejected = desk.proposed("i-1");
    Approval withdrawn = desk.proposed("i-2");
    desk.decide(rejected, APPROVER, new Decision.Reject("no"));
    desk.decide(withdrawn, REQUESTER, new Decision.Reject("never mind"));

    assertThat(desk.decide(rejected, SECOND, YES)).isEqualTo(
        new DecideResult.AlreadyDecided("rejected", Optional.of(APPROVER), desk.clock.instant()));
    assertThat(desk.decide(withdrawn, SECOND, YES)).isEqualTo(
        new DecideResult.AlreadyDecided("withdrawn", Optional.of(REQUESTER), desk.clock.instant()));
  }

  @Test
  void afterItExpiredItSaysSo() {
    Approval approval = desk.proposed("i-1");
    desk.clock.advance(Duration.ofDays(2));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.decide(approval, APPROVER, YES)).isInstanceOfSatisfying(DecideResult.AlreadyDecided.class,
        late -> assertThat(late.how()).isEqualTo("expired"));
  }

  @Test
  void tenCharactersAreAReasonInAnEmergencyAndNineAreNot() {
    desk.given(Desk.RULE.with(new Extras(false, true)));
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, APPROVER, new Decision.BreakGlass("123456789 "))))
        .contains("10 characters");
    assertThat(desk.decide(approval, APPROVER, new Decision.BreakGlass("1234567890")))
        .isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void whomItServesCannotApproveIt() {
    desk.given(Desk.RULE);
    Approval approval = serving(APPROVER);

    assertThat(because(desk.decide(approval, APPROVER, YES)))
        .isEqualTo("it would serve you in person; somebody else has to approve it");
    assertThat(desk.decide(approval, SECOND, YES)).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void anApproverOfAnotherRuleIsNoneOfThisOne() {
    desk.given(Desk.RULE, ApprovalRule.of("elsewhere", 1, Set.of(new Approver.Person(OUTSIDER)), DAY)
        .about(new Applies(Set.of("zombie"), Set.of(), Set.of(),
            Risk.READ)));

    assertThat(because(desk.decide(desk.proposed("i-1"), OUTSIDER, YES))).isEqualTo("you are not one of the approvers");
  }

  @Test
  void whatDestroysNeedsSomebodyElseEvenWhereTheRuleLetsTheRequesterVote() {
    desk.given(Desk.RULE.with(new Exclusions(false, false)));

    assertThat(desk.decide(desk.proposed("i-1"), REQUESTER, YES)).isInstanceOfSatisfying(DecideResult.Recorded.class,
        recorded -> assertThat(recorded.now().state()).isInstanceOf(ApprovalState.Ready.class));
  }

  @Test
  void theShortestExpiryOfRulesAndPlanHolds() {
    desk.given(ApprovalRule.of("short", 1, Set.of(Desk.IN_GROUP), Duration.ofHours(2)), Desk.RULE);
    assertThat(desk.proposed("i-1").plan().expiresAt()).isEqualTo(desk.clock.instant().plus(Duration.ofHours(2)));

    Plan plan = desk.plan("i-2");
    Plan soon = new Plan(plan.skill(), plan.actionType(), plan.deed(), plan.items(), plan.why(), plan.blastRadius(),
        plan.wayBack(), plan.risk(), desk.clock.instant().plusSeconds(600), plan.context());
    assertThat(proposed(soon).plan().expiresAt()).isEqualTo(desk.clock.instant().plusSeconds(600));
  }

  @Test
  void whoeverAsksHearsWhatTheRulesSayAndNothingIsPutOnRecord() {
    Approval approval = desk.proposed("i-1");
    int before = desk.audited().size();

    assertThat(desk.desk.ruling(Orgs.ACME, approval, desk.clock.instant())).isInstanceOf(Ruling.Wanted.class);
    desk.given(rules -> rules.withEnabled(Set.of()));
    assertThat(desk.desk.ruling(Orgs.ACME, desk.plan("i-2"), REQUESTER, desk.clock.instant()))
        .isInstanceOf(Ruling.Denied.class);
    assertThat(desk.audited()).hasSize(before);
  }

  private DecideResult approvedAtNoon() {
    return new DecideResult.AlreadyDecided("approved", Optional.of(APPROVER), desk.clock.instant());
  }

  private Approval serving(MemberId member) {
    Plan plan = desk.plan("i-1");
    return proposed(new Plan(plan.skill(), plan.actionType(), plan.deed(), plan.items(), plan.why(),
        plan.blastRadius(), plan.wayBack(), plan.risk(), plan.expiresAt(),
        new Plan.Context(Reach.ESTATE, Set.of(member), 1_000, "")));
  }

  private Approval proposed(Plan plan) {
    ProposeResult result =
        desk.desk.propose(Orgs.ACME, plan, REQUESTER, new ChannelId("C0OPS"), desk.clock.instant());
    assertThat(result).isInstanceOf(ProposeResult.Proposed.class);
    return ((ProposeResult.Proposed) result).approval();
  }

  private static String because(DecideResult result) {
    assertThat(result).isInstanceOf(DecideResult.NotAllowed.class);
    return ((DecideResult.NotAllowed) result).because();
  }
}
