package io.opsmate.skills.approval;

import static io.opsmate.skills.approval.Desk.APPROVER;
import static io.opsmate.skills.approval.Desk.IN_GROUP;
import static io.opsmate.skills.approval.Desk.REQUESTER;
import static io.opsmate.skills.approval.Desk.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Exclusions;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Denial;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.SetClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RuleResultTest {
  private static final Duration DAY = Duration.ofHours(24);
  private static final ApprovalRule ONE = ApprovalRule.of("one", 1, Set.of(IN_GROUP), DAY);
  private static final ApprovalRule BOSS = ApprovalRule.of("boss", 1, Set.of(new Approver.Person(SECOND)), DAY);

  @Test
  void aDenialSaysEachOfItsReasons() {
    RuleResult result = RuleResult.of(new Ruling.Denied(List.of(new Denial("it is stopped", List.of()),
        new Denial("it is too much", List.of()))), List.of());

    assertThat(result.met()).isFalse();
    assertThat(result.plain()).isEqualTo("""
        cannot be approved now: it is stopped; it is too much
          it is stopped
          it is too much""");
  }

  @Test
  void beforeAnyVoteItSaysWhoIsWaitedFor() {
    RuleResult result = of(List.of(), ONE);

    assertThat(result.met()).isFalse();
    assertThat(result.plain()).isEqualTo("""
        0 of 1 approved, waiting for someone in @S0APPROVERS
          rule one: 0 of 1 approved
            someone in @S0APPROVERS
            the requester cannot approve""");
  }

  @Test
  void severalRulesWaitForTheirOwnPeopleAndTheSamePeopleAreNamedOnce() {
    ApprovalRule two = ApprovalRule.of("two", 2, Set.of(IN_GROUP), DAY);

    assertThat(of(List.of(), ONE, two, BOSS).says().plain())
        .isEqualTo("0 of 2 approved, waiting for someone in @S0APPROVERS, and for @U0APPROVER2");
    assertThat(of(List.of(vote(APPROVER, IN_GROUP)), ONE, two, BOSS).says().plain())
        .isEqualTo("1 of 2 approved, waiting for someone in @S0APPROVERS, and for @U0APPROVER2");
    assertThat(of(List.of(vote(APPROVER, IN_GROUP)), ONE, BOSS).says().plain())
        .isEqualTo("1 of 1 approved, waiting for @U0APPROVER2");
  }

  @Test
  void whenEveryRuleIsMetNobodyIsWaitedFor() {
    RuleResult result = of(List.of(vote(APPROVER, IN_GROUP)), ONE);

    assertThat(result.met()).isTrue();
    assertThat(result.says().plain()).isEqualTo("1 of 1 approved");
    assertThat(result.parts().getFirst().met()).isTrue();
  }

  @Test
  void moreVotesThanNeededAreNotCountedUp() {
    assertThat(of(List.of(vote(APPROVER, IN_GROUP), vote(SECOND, IN_GROUP)), ONE).says().plain())
        .isEqualTo("1 of 1 approved");
  }

  @Test
  void whatAPolicyAddsIsAPartOfItsOwn() {
    Demand two =
        new Demand(plan(Risk.REVERSIBLE), List.of(ONE), 2, true, List.of("the policy “big” wants 2 approvals"));
    RuleResult none = RuleResult.of(new Ruling.Wanted(two), List.of());
    RuleResult both = RuleResult.of(new Ruling.Wanted(two), List.of(vote(APPROVER, IN_GROUP), vote(SECOND, IN_GROUP)));

    assertThat(none.plain()).contains("0 of 2 approved", "0 of 2 people over all rules",
        "the policy “big” wants 2 approvals", "each approval needs a reason");
    assertThat(part(none, "over all rules").met()).isFalse();
    assertThat(part(both, "over all rules").met()).isTrue();
    assertThat(of(List.of(), ONE).plain()).doesNotContain("over all rules").doesNotContain("needs a reason");
  }

  @Test
  void whatDestroysWaitsForSomebodyElseThanWhoAsked() {
    ApprovalRule lax = ApprovalRule.of("lax", 1, Set.of(new Approver.Person(REQUESTER)), DAY)
        .with(new Exclusions(false, false));
    Ruling ruling = new Ruling.Wanted(new Demand(plan(Risk.DESTRUCTIVE), List.of(lax), 1, false, List.of()));

    assertThat(RuleResult.of(ruling, List.of(vote(REQUESTER, new Approver.Person(REQUESTER)))).plain())
        .startsWith("1 of 1 approved, waiting for somebody else")
        .contains("somebody other than those who asked for it", "the requester may approve");
    assertThat(RuleResult.of(ruling, List.of()).plain()).doesNotContain("somebody other than");
  }

  @Test
  void aRuleWithoutApproversSaysWhoCanMendIt() {
    RuleResult result = of(List.of(), ApprovalRule.of("empty", 1, Set.of(), DAY));

    assertThat(result.says().plain()).contains("nobody: the rule empty names no approvers");
    assertThat(result.parts().getFirst().parts().getFirst().met()).isFalse();
    assertThat(of(List.of(), ONE).parts().getFirst().parts().getFirst().met()).isTrue();
  }

  @Test
  void hoursAndTheGlassAreSaidWhereTheRuleHasThem() {
    WorkingHours afternoon = new WorkingHours(ZoneId.of("UTC"), EnumSet.of(DayOfWeek.TUESDAY), LocalTime.of(13, 0),
        LocalTime.of(17, 0));
    RuleResult result = of(List.of(), ONE.during(afternoon).with(new Extras(false, true)));

    assertThat(part(result.parts().getFirst(), "approvals count Tue 13:00 to 17:00 (UTC)").met()).isFalse();
    assertThat(result.plain()).contains("in an emergency one approver may break the glass");
    assertThat(of(List.of(), ONE).plain()).doesNotContain("emergency");
  }

  @Test
  void brokenGlassSaysSo() {
    Vote broken = new Vote(APPROVER, SetClock.NOON, Set.of(IN_GROUP), "it burns", true);

    assertThat(of(List.of(broken), ONE.with(new Extras(false, true))).says().plain())
        .isEqualTo("approved by breaking the glass");
  }

  @Test
  void severalApproversAreNamedInOneOrder() {
    ApprovalRule either = ApprovalRule.of("either", 1, Set.of(IN_GROUP, new Approver.Person(SECOND)), DAY);

    assertThat(of(List.of(), either).says().plain())
        .isEqualTo("0 of 1 approved, waiting for someone in @S0APPROVERS or @U0APPROVER2");
  }

  private static RuleResult part(RuleResult of, String saying) {
    return of.parts().stream().filter(part -> part.says().plain().contains(saying)).findFirst().orElseThrow();
  }

  private static RuleResult of(List<Vote> votes, ApprovalRule... rules) {
    return RuleResult.of(
        new Ruling.Wanted(new Demand(plan(Risk.REVERSIBLE), List.of(rules), 1, false, List.of())), votes);
  }

  private static Vote vote(MemberId member, Approver as) {
    return new Vote(member, SetClock.NOON, Set.of(as), "", false);
  }

  private static Circumstances plan(Risk risk) {
    return new Circumstances(new SkillName("watchman"), "ec2.stop-instance/1", Reach.ESTATE, risk, List.of(),
        CostTotal.of(List.of()), REQUESTER, Set.of(), 0, "", SetClock.NOON);
  }
}
