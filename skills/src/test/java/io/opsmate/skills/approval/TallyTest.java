package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static io.opsmate.skills.approval.Desk.IN_GROUP;
import static io.opsmate.skills.approval.Desk.OUTSIDER;
import static io.opsmate.skills.approval.Desk.REQUESTER;
import static io.opsmate.skills.approval.Desk.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Exclusions;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final MemberId SERVED = new MemberId("U0SERVED");
  private static final Set<Approver> ANYBODY_NAMED = Set.of(IN_GROUP, new Approver.Person(REQUESTER),
      new Approver.Person(SERVED));
  private static final ApprovalRule STRICT = ApprovalRule.of("strict", 1, ANYBODY_NAMED, Duration.ofHours(24));
  private static final ApprovalRule LAX = ApprovalRule.of("lax", 1, ANYBODY_NAMED, Duration.ofHours(24))
      .with(new Exclusions(false, false));

  @Test
  void theRequesterAndWhomItServesCountOnlyWhereTheRuleSaysSo() {
    assertThat(tally(STRICT, Risk.REVERSIBLE, REQUESTER).counted()).isZero();
    assertThat(tally(STRICT, Risk.REVERSIBLE, SERVED).counted()).isZero();
    assertThat(tally(LAX, Risk.REVERSIBLE, REQUESTER).isMet()).isTrue();
    assertThat(tally(LAX, Risk.REVERSIBLE, SERVED).isMet()).isTrue();
    assertThat(tally(LAX, Risk.REVERSIBLE, REQUESTER, SERVED).counted()).isEqualTo(2);
  }

  @Test
  void whoeverNoRuleNamesIsNotCounted() {
    Tally tally = new Tally(demand(1, Risk.REVERSIBLE, STRICT), List.of(vote(OUTSIDER, Set.of(), false)));

    assertThat(tally.counted()).isZero();
    assertThat(tally.countsSomewhere(tally.votes().getFirst())).isFalse();
    assertThat(tally.isMet()).isFalse();
  }

  @Test
  void whatDestroysIsNeverApprovedOnlyByThoseWhoAskedForItOrAreServed() {
    assertThat(tally(LAX, Risk.DESTRUCTIVE, REQUESTER, SERVED).isMet()).isFalse();
    assertThat(tally(LAX, Risk.IRREVERSIBLE, REQUESTER).somebodyElse()).isFalse();
    assertThat(tally(LAX, Risk.DESTRUCTIVE, REQUESTER, APPROVER).isMet()).isTrue();
    assertThat(tally(LAX, Risk.REVERSIBLE, REQUESTER).somebodyElse()).isTrue();
  }

  @Test
  void anOutsidersVoteMakesNobodyElse() {
    Tally tally = new Tally(demand(1, Risk.DESTRUCTIVE, LAX),
        List.of(vote(REQUESTER, Set.of(new Approver.Person(REQUESTER)), false), vote(OUTSIDER, Set.of(), false)));

    assertThat(tally.somebodyElse()).isFalse();
  }

  @Test
  void aPolicysNumberCountsPeopleOverAllRules() {
    Demand two = demand(2, Risk.REVERSIBLE, STRICT);

    assertThat(new Tally(two, List.of(vote(APPROVER))).isMet()).isFalse();
    assertThat(new Tally(two, List.of(vote(APPROVER), vote(SECOND))).isMet()).isTrue();
    assertThat(new Tally(two, List.of(vote(APPROVER), vote(OUTSIDER, Set.of(), false))).isMet()).isFalse();
  }

  @Test
  void brokenGlassIsEnoughOnlyWhereEveryRuleAllowsIt() {
    ApprovalRule glass = STRICT.with(new Extras(false, true));
    List<Vote> broken = List.of(vote(APPROVER, Set.of(IN_GROUP), true));
    ApprovalRule two = ApprovalRule.of("two", 2, ANYBODY_NAMED, Duration.ofHours(24));

    assertThat(new Tally(demand(5, Risk.DESTRUCTIVE, glass), broken).isMet()).isTrue();
    assertThat(new Tally(demand(5, Risk.DESTRUCTIVE, glass, two), broken).glassIsBroken()).isFalse();
    assertThat(new Tally(demand(1, Risk.DESTRUCTIVE, glass), List.of(vote(APPROVER))).glassIsBroken()).isFalse();
  }

  @Test
  void whatDestroysIsNotEvenInAnEmergencyApprovedByThoseWhoAskedForItOrAreServed() {
    ApprovalRule glass = LAX.with(new Extras(false, true));

    assertThat(broken(glass, Risk.DESTRUCTIVE, REQUESTER).isMet()).isFalse();
    assertThat(broken(glass, Risk.DESTRUCTIVE, SERVED).isMet()).isFalse();
    assertThat(broken(glass, Risk.REVERSIBLE, REQUESTER).isMet()).isTrue();
    assertThat(broken(glass, Risk.DESTRUCTIVE, APPROVER).isMet()).isTrue();
  }

  private static Tally tally(ApprovalRule rule, Risk risk, MemberId... voters) {
    return new Tally(demand(1, risk, rule), List.of(voters).stream().map(TallyTest::vote).toList());
  }

  private static Vote vote(MemberId member) {
    Approver as = member.equals(REQUESTER) || member.equals(SERVED) ? new Approver.Person(member) : IN_GROUP;
    return vote(member, Set.of(as), false);
  }

  private static Vote vote(MemberId member, Set<Approver> as, boolean brokeGlass) {
    return new Vote(member, SetClock.NOON, as, "", brokeGlass);
  }

  private static Tally broken(ApprovalRule rule, Risk risk, MemberId by) {
    return new Tally(demand(1, risk, rule), List.of(vote(by, Set.of(new Approver.Person(by)), true)));
  }

  private static Demand demand(int atLeast, Risk risk, ApprovalRule... rules) {
    Circumstances plan = new Circumstances(new SkillName("watchman"), "ec2.stop-instance/1", Reach.ESTATE, risk,
        List.of(), CostTotal.of(List.of()), REQUESTER, Set.of(SERVED), 0, "", SetClock.NOON);
    return new Demand(plan, List.of(rules), atLeast, false, List.of());
  }
}
