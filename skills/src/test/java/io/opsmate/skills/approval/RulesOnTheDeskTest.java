package io.opsmate.skills.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.Applies;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.ApprovalRule.Exclusions;
import io.opsmate.skills.approval.rules.ApprovalRule.Extras;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.PolicyEngine.Verdict;
import io.opsmate.skills.approval.rules.Role;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.approval.rules.Stop;
import io.opsmate.skills.approval.rules.Trip;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.approval.rules.WorkingHours;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.Members;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingChat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RulesOnTheDeskTest {
  private static final Decision YES = new Decision.Approve();
  private static final Duration DAY = Duration.ofHours(24);
  private static final SkillName WATCHMAN = new SkillName("watchman");
  private static final String EMERGENCY = "checkout is down for everybody";

  private final Desk desk = new Desk();

  @Test
  void anOrgThatNobodySetUpChangesNothing() {
    desk.given(rules -> rules.withLevel(RunnerLevel.PR_ONLY));

    assertThat(denied("i-1")).contains("runner level pr-only");
    assertThat(desk.desk.open(Orgs.ACME, 10)).isEmpty();
    assertThat(desk.audited()).containsExactly("approval.not-proposed");
  }

  @Test
  void anActionTypeIsOffUntilAnAdminTurnsItOn() {
    desk.given(rules -> rules.withEnabled(Set.of("ebs.delete-volume")));

    assertThat(denied("i-1")).contains("ec2.stop-instance is switched off");
  }

  @Test
  void outsideProductionMeansThatTheEnvironmentIsKnown() {
    desk.given(rules -> rules.withLevel(RunnerLevel.NONPROD));

    assertThat(denied("i-1")).contains("i-1 in eu-west-1 is in production or in an unknown environment");
  }

  @Test
  void everyRuleThatAppliesHasToBeMet() {
    desk.given(Desk.RULE, ApprovalRule.of("production", 1, Set.of(new Approver.Person(Desk.SECOND)), DAY)
        .about(new Applies(Set.of(), Set.of(), Set.of(Environment.PRODUCTION), Risk.READ)));
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.APPROVER, YES);
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
    desk.decide(approval, Desk.SECOND, YES);

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
  }

  @Test
  void anotherEnvironmentsRuleAddsNothing() {
    desk.given(Desk.RULE, ApprovalRule.of("staging", 2, Set.of(new Approver.Person(Desk.SECOND)), DAY)
        .about(new Applies(Set.of(), Set.of(), Set.of(Environment.named("staging")), Risk.READ)));
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.APPROVER, YES);

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
  }

  @Test
  void aRoleMakesAnApprover() {
    desk.given(ApprovalRule.of("admins", 1, Set.of(new Approver.WithRole(Role.OPSMATE_ADMIN)), DAY));
    desk.members.ranked(Desk.OUTSIDER, Members.Rank.ADMIN);
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, Desk.APPROVER, YES)).isInstanceOf(DecideResult.NotAllowed.class);
    assertThat(desk.decide(approval, Desk.OUTSIDER, YES)).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void whoVotedAndIsNoApproverAnyMoreDoesNotCount() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), DAY));
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, YES);
    desk.members.barred(Desk.APPROVER, "your Slack account is deactivated");

    desk.decide(approval, Desk.SECOND, YES);

    assertThat(desk.now(approval).state()).isInstanceOfSatisfying(ApprovalState.Pending.class,
        pending -> assertThat(pending.votes()).extracting(Vote::member).containsExactly(Desk.SECOND));
  }

  @Test
  void aLowerQuorumNeverStartsAnythingByItself() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), DAY));
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, YES);

    desk.given(ApprovalRule.of("two", 1, Set.of(Desk.IN_GROUP), DAY));
    desk.jobs.runDue(desk.clock.instant());
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
    assertThat(desk.decide(approval, Desk.APPROVER, YES)).isInstanceOf(DecideResult.Recorded.class);

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Ready.class);
  }

  @Test
  void rulesThatWereTightenedAfterTheApprovalHoldItBack() {
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, YES);

    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), DAY));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(refusals(approval)).singleElement().asString().contains("the approvals are not enough any more");
    assertThat(stopped()).isEmpty();
  }

  @Test
  void aRuleMayWantAReason() {
    desk.given(Desk.RULE.with(new Extras(true, false)));
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.APPROVER, YES))).contains("want a reason");
    assertThat(desk.decide(approval, Desk.APPROVER, new Decision.Approve("seen on the dashboard")))
        .isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void approvalsCountDuringWorkingHoursOnly() {
    desk.given(Desk.RULE.during(new WorkingHours(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class),
        LocalTime.of(13, 0), LocalTime.of(17, 0))));
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.APPROVER, YES))).contains("13:00 to 17:00 (UTC) only");
    desk.clock.advance(Duration.ofHours(1));
    assertThat(desk.decide(approval, Desk.APPROVER, YES)).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void theGlassIsBrokenByOnePersonWithAReasonAndLoudly() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), DAY).with(new Extras(false, true)));
    desk.given(rules -> rules.withSecurityChannel(new ChannelId("C0SECURITY")));
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.APPROVER, new Decision.BreakGlass("now")))).contains("10 characters");
    desk.decide(approval, Desk.APPROVER, new Decision.BreakGlass(EMERGENCY));
    desk.jobs.runDue(desk.clock.instant());

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Finished.class);
    assertThat(desk.audited()).contains("approval.glass-broken");
    assertThat(cards()).anySatisfy(card -> {
      assertThat(card.channel()).isEqualTo(new ChannelId("C0SECURITY"));
      assertThat(card.card().headline().toString()).contains("broke the glass").contains(EMERGENCY);
    });
  }

  @Test
  void theGlassStaysWholeWhereOneRuleForbidsIt() {
    desk.given(Desk.RULE.with(new Extras(false, true)), ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), DAY));
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.APPROVER, new Decision.BreakGlass(EMERGENCY))))
        .contains("do not let one person");
  }

  @Test
  void anOutsiderBreaksNoGlass() {
    desk.given(Desk.RULE.with(new Extras(false, true)));
    Approval approval = desk.proposed("i-1");

    assertThat(because(desk.decide(approval, Desk.OUTSIDER, new Decision.BreakGlass(EMERGENCY))))
        .contains("not one of the approvers");
  }

  @Test
  void theRequesterApprovesOnlyWhereTheRuleSaysSo() {
    desk.given(Desk.RULE.with(new Exclusions(false, true)));
    Approval approval = desk.proposed("i-1");

    assertThat(desk.decide(approval, Desk.REQUESTER, YES)).isInstanceOf(DecideResult.Recorded.class);
  }

  @Test
  void aPolicyForbids() {
    desk.given(rules -> rules.withPolicies(List.of(new UserPolicy("freeze", UserPolicy.Effect.DENY, "true"))));
    desk.policies.says("freeze", new Verdict.Denies());

    assertThat(denied("i-1")).isEqualTo("the policy “freeze” forbids it");
  }

  @Test
  void aPolicyThatBreaksIsANoAndSaysWhy() {
    desk.given(rules -> rules.withPolicies(List.of(new UserPolicy("odd", UserPolicy.Effect.DENY, "plan.nope"))));
    desk.policies.says("odd", new Verdict.Broken("no field “nope”"));

    assertThat(denied("i-1")).contains("“odd” could not be evaluated (no field “nope”), which counts as no");
  }

  @Test
  void aPolicyRaisesTheQuorumAndNeverLowersIt() {
    desk.given(ApprovalRule.of("two", 2, Set.of(Desk.IN_GROUP), DAY));
    desk.given(rules -> rules.withPolicies(
        List.of(new UserPolicy("one", UserPolicy.Effect.REQUIRE_APPROVALS, "1"))));
    desk.policies.says("one", new Verdict.WantsApprovals(1));
    Approval approval = desk.proposed("i-1");

    desk.decide(approval, Desk.APPROVER, YES);

    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Pending.class);
  }

  @Test
  void aPolicyThatForbidsAfterTheApprovalHoldsItBack() {
    desk.given(rules -> rules.withPolicies(List.of(new UserPolicy("freeze", UserPolicy.Effect.DENY, "true"))));
    Approval approval = desk.proposed("i-1");
    desk.decide(approval, Desk.APPROVER, YES);

    desk.policies.says("freeze", new Verdict.Denies());
    desk.jobs.runDue(desk.clock.instant());

    assertThat(stopped()).isEmpty();
    assertThat(refusals(approval)).singleElement().asString().contains("freeze");
  }

  @Test
  void aStopHoldsBackWhatIsApprovedAndNotBegun() {
    Approval approval = desk.proposed("i-1", "i-2");
    desk.decide(approval, Desk.APPROVER, YES);

    stop(null);
    desk.jobs.runDue(desk.clock.instant());

    assertThat(stopped()).isEmpty();
    assertThat(refusals(approval)).hasSize(2).allMatch(because -> because.contains("stopped (looks wrong)"));
  }

  @Test
  void aStopBetweenTwoActionsHoldsBackTheSecond() {
    Approval approval = desk.proposed("i-1", "i-2");
    desk.world.on("i-1", _ -> {
      stop(WATCHMAN);
      return Execution.done("stopped");
    });

    desk.carriedOut(approval);

    assertThat(stopped()).containsExactly("i-1");
    assertThat(outcomes(approval)).extracting(Outcome::word).containsExactly("done", "refused");
  }

  @Test
  void anotherSkillsStopHoldsNothingBack() {
    stop(new SkillName("zombie"));

    Approval approval = desk.carriedOut(desk.proposed("i-1"));

    assertThat(outcomes(approval)).extracting(Outcome::word).containsExactly("done");
  }

  @Test
  void failuresInARowTripTheBreakerUntilAPersonReArmsIt() {
    List.of("i-1", "i-2", "i-3", "i-4", "i-5").forEach(id -> desk.world.on(id, _ -> Execution.failed("no")));

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2", "i-3", "i-4", "i-5"));

    assertThat(outcomes(approval)).extracting(Outcome::word)
        .containsExactly("failed", "failed", "failed", "refused", "refused");
    assertThat(desk.audited()).containsOnlyOnce("breaker.tripped");
    assertThat(denied("i-9")).contains("failures in a row");
    Optional<Trip> closed = desk.transactions.in(Orgs.ACME,
        tx -> desk.breakers.rearm(tx, WATCHMAN, Trip.Breaker.FAILURES, Desk.APPROVER, desk.clock.instant()));
    assertThat(closed).isPresent();
    desk.proposed("i-9");
  }

  @Test
  void moreActionsThanAnHourAllowsTrips() {
    desk.given(rules -> rules.withLimits(new Limits(20, 5, 2, 10, 3, 4)));

    Approval approval = desk.carriedOut(desk.proposed("i-1", "i-2", "i-3", "i-4"));

    assertThat(outcomes(approval)).extracting(Outcome::word).containsExactly("done", "done", "refused", "refused");
    assertThat(stopped()).containsExactly("i-1", "i-2");
  }

  @Test
  void aPlanLargerThanTheShareOfItsTypeIsNotProposed() {
    desk.given(rules -> rules.withLimits(new Limits(20, 1, 60, 10, 3, 4)));

    String[] eleven = java.util.stream.IntStream.range(0, 11).mapToObj(i -> "i-" + i).toArray(String[]::new);

    assertThat(denied(eleven)).contains("at most 1 % of a type here, that is 10 of 1000");
  }

  @Test
  void aJumpOfThePopulationMakesAPersonLookFirst() {
    counted(3);
    desk.clock.advance(Duration.ofDays(1));
    counted(400);

    assertThat(denied("i-1")).contains("400 idle instances today, 3 is the median of the days before");
    assertThat(cards()).anySatisfy(
        card -> assertThat(card.card().title()).isEqualTo("Circuit breaker tripped"));
  }

  @Test
  void growingSlowlyIsNoJump() {
    for (int count : List.of(20, 30, 45, 60, 80)) {
      counted(count);
      desk.clock.advance(Duration.ofDays(1));
    }

    desk.proposed("i-1");
  }

  private List<RecordingChat.Said.OnCard> cards() {
    return desk.chat.all(Orgs.ACME)
        .stream()
        .filter(RecordingChat.Said.OnCard.class::isInstance)
        .map(RecordingChat.Said.OnCard.class::cast)
        .toList();
  }

  private List<String> stopped() {
    return desk.world.calls.stream().filter(call -> call.startsWith("stop ")).map(call -> call.substring(5)).toList();
  }

  private void counted(int count) {
    desk.transactions.run(Orgs.ACME, tx -> desk.breakers.counted(tx, WATCHMAN, "idle instances", count,
        new ChannelId("C0OPS"), desk.clock.instant()));
  }

  private void stop(@org.jspecify.annotations.Nullable SkillName skill) {
    desk.transactions.run(Orgs.ACME,
        tx -> desk.rules.stop(tx, new Stop(skill, Desk.SECOND, "looks wrong", desk.clock.instant())));
  }

  private String denied(String... instances) {
    ProposeResult result = desk.desk.propose(Orgs.ACME, desk.plan(instances), Desk.REQUESTER, new ChannelId("C0OPS"),
        desk.clock.instant());
    assertThat(result).isInstanceOf(ProposeResult.Denied.class);
    return ((ProposeResult.Denied) result).because();
  }

  private List<Outcome> outcomes(Approval approval) {
    assertThat(desk.now(approval).state()).isInstanceOf(ApprovalState.Finished.class);
    return ((ApprovalState.Finished) desk.now(approval).state()).outcomes();
  }

  private List<String> refusals(Approval approval) {
    return outcomes(approval).stream().map(Outcome::says).toList();
  }

  private static String because(DecideResult result) {
    assertThat(result).isInstanceOf(DecideResult.NotAllowed.class);
    return ((DecideResult.NotAllowed) result).because();
  }
}
