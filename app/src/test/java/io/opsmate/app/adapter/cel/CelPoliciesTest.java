package io.opsmate.app.adapter.cel;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.Circumstances;
import io.opsmate.skills.approval.rules.PolicyEngine.Check;
import io.opsmate.skills.approval.rules.PolicyEngine.Verdict;
import io.opsmate.skills.approval.rules.UserPolicy;
import io.opsmate.skills.approval.rules.UserPolicy.Effect;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy that cannot be read is refused with its place; one that cannot be evaluated is broken, never silent. */
class CelPoliciesTest {
  /** A Saturday, half an hour before midnight in London and a Sunday in Tokyo. */
  private static final Instant LATE = Instant.parse("2026-11-21T23:30:00Z");

  private final CelPolicies policies = new CelPolicies();

  @Test
  void whatDoesNotParseIsRefusedWithItsPlace() {
    assertThat(policies.check(deny("plan.risk ==\n  && true")))
        .isInstanceOfSatisfying(Check.Wrong.class, wrong -> {
          assertThat(wrong.line()).isEqualTo(2);
          assertThat(wrong.column()).isEqualTo(3);
          assertThat(wrong.says()).contains("&&");
        });
  }

  @Test
  void aMisspelledFieldIsRefusedWithItsPlace() {
    assertThat(policies.check(deny("plan.rsk == 'read'"))).isEqualTo(new Check.Wrong(1, 5, "undefined field 'rsk'"));
    assertThat(policies.check(deny("true && pln.risk == 'read'")))
        .isEqualTo(new Check.Wrong(1, 9, "undeclared reference to 'pln'"));
  }

  @Test
  void anEffectWantsItsType() {
    assertThat(policies.check(deny("plan.resources")))
        .isEqualTo(new Check.Wrong(1, 1, "deny needs true or false, and this gives int"));
    assertThat(policies.check(new UserPolicy("p", Effect.REQUIRE_REASON, "'yes'")))
        .isInstanceOf(Check.Wrong.class);
    assertThat(policies.check(approvals("plan.resources > 2")))
        .isEqualTo(new Check.Wrong(1, 1, "requireApprovals needs a whole number from 0 up, and this gives bool"));
    assertThat(policies.check(approvals("plan.resources > 2 ? 2 : 0"))).isEqualTo(new Check.Fine());
    assertThat(policies.check(deny("plan.resources > 2"))).isEqualTo(new Check.Fine());
  }

  @Test
  void aTypeThatShowsOnlyWhenItIsEvaluatedIsBroken() {
    assertThat(policies.check(deny("dyn(1)"))).isEqualTo(new Check.Fine());
    assertThat(policies.judge(deny("dyn(1)"), plan()))
        .isEqualTo(new Verdict.Broken("deny needs true or false, and this gives 1"));
    assertThat(policies.judge(approvals("-1"), plan())).isInstanceOf(Verdict.Broken.class);
    assertThat(policies.judge(approvals("9223372036854775807"), plan())).isInstanceOf(Verdict.Broken.class);
  }

  @Test
  void denyingIsSaidWithTrue() {
    assertThat(policies.judge(deny("'production' in environments"), plan())).isEqualTo(new Verdict.Denies());
    assertThat(policies.judge(deny("'staging' in environments"), plan())).isEqualTo(new Verdict.Passes());
  }

  @Test
  void approvalsAreSaidWithTheirNumber() {
    UserPolicy two = approvals("'production' in environments && plan.risk == 'irreversible' ? 2 : 0");

    assertThat(policies.judge(two, plan())).isEqualTo(new Verdict.WantsApprovals(2));
    assertThat(policies.judge(two, plan(Environment.named("staging")))).isEqualTo(new Verdict.Passes());
  }

  @Test
  void aReasonIsWantedWithTrue() {
    UserPolicy reason = new UserPolicy("p", Effect.REQUIRE_REASON, "plan.regions.exists(r, r.startsWith('eu-'))");

    assertThat(policies.judge(reason, plan())).isEqualTo(new Verdict.WantsReason());
    assertThat(policies.judge(new UserPolicy("p", Effect.REQUIRE_REASON, "false"), plan()))
        .isEqualTo(new Verdict.Passes());
  }

  @Test
  void anEnvironmentThatNobodyKnowsCountsAsProduction() {
    assertThat(policies.judge(deny("'production' in environments"), plan(Environment.UNKNOWN)))
        .isEqualTo(new Verdict.Denies());
    assertThat(policies.judge(deny("'unknown' in plan.environments"), plan(Environment.UNKNOWN)))
        .isEqualTo(new Verdict.Denies());
  }

  @Test
  void anAbsentFieldIsBrokenUnlessThePolicyAsksForItFirst() {
    Circumstances unpriced = plan(CostTotal.of(List.of(MonthlyCost.unpriced("no price"))), 0);

    assertThat(policies.judge(deny("plan.saves > 100.0"), unpriced))
        .isEqualTo(new Verdict.Broken("key 'saves' is not present in map."));
    assertThat(policies.judge(deny("plan.population < 10"), unpriced)).isInstanceOf(Verdict.Broken.class);
    assertThat(policies.judge(deny("has(plan.saves) && plan.saves > 100.0"), unpriced))
        .isEqualTo(new Verdict.Passes());
    assertThat(policies.judge(deny("plan.saves > 12.0 && plan.saves < 13.0"), plan()))
        .isEqualTo(new Verdict.Denies());
    assertThat(policies.judge(deny("plan.population == 40"), plan())).isEqualTo(new Verdict.Denies());
  }

  @Test
  void timeIsThatOfTheZoneThatThePolicyNames() {
    assertThat(policies.judge(deny("now.getDayOfWeek('Europe/London') == 6"), plan()))
        .isEqualTo(new Verdict.Denies());
    assertThat(policies.judge(deny("now.getDayOfWeek('Asia/Tokyo') == 0"), plan())).isEqualTo(new Verdict.Denies());
    assertThat(policies.judge(deny("now.getHours('Europe/London') >= 18"), plan())).isEqualTo(new Verdict.Denies());
    assertThat(policies.judge(deny("now.getHours('Mars/Olympus') > 1"), plan())).isInstanceOf(Verdict.Broken.class);
  }

  @Test
  void whoAsksCanBeSpokenOf() {
    assertThat(policies.judge(deny("actor.id == 'UASKS' && actor.is_beneficiary"), plan()))
        .isEqualTo(new Verdict.Denies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 / 0 == 1", "plan.skill.matches('(')", "opsmate.Plan{skill: 'zombie'}.skill == 'zombie'",
    "[0,1,2,3,4,5,6,7,8,9].all(a, [0,1,2,3,4,5,6,7,8,9].all(b, [0,1,2,3,4,5,6,7,8,9].all(c,"
        + " [0,1,2,3,4,5,6,7,8,9].all(d, [0,1,2,3,4,5,6,7,8,9].all(e, true)))))",
    "no such thing", ""
        + "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))))))))"
        + "))))))))))))))))))))))))"})
  void whatFailsIsBroken(String expression) {
    assertThat(policies.judge(deny(expression), plan()))
        .isInstanceOfSatisfying(Verdict.Broken.class, broken -> assertThat(broken.because()).isNotBlank());
  }

  @Test
  void manyPoliciesAreEachReadAsWhatTheyAre() {
    for (int i = 0; i < 600; i++) {
      assertThat(policies.judge(approvals("1 + " + i % 300), plan()))
          .isEqualTo(new Verdict.WantsApprovals(1 + i % 300));
    }
  }

  private static UserPolicy deny(String expression) {
    return new UserPolicy("p", Effect.DENY, expression);
  }

  private static UserPolicy approvals(String expression) {
    return new UserPolicy("p", Effect.REQUIRE_APPROVALS, expression);
  }

  private static Circumstances plan() {
    return plan(Environment.PRODUCTION);
  }

  private static Circumstances plan(Environment environment) {
    return plan(environment, CostTotal.of(List.of(MonthlyCost.exactly(Money.usd("12.40")))), 40);
  }

  private static Circumstances plan(CostTotal saves, int population) {
    return plan(Environment.PRODUCTION, saves, population);
  }

  private static Circumstances plan(Environment environment, CostTotal saves, int population) {
    MemberId asks = new MemberId("UASKS");
    return new Circumstances(new SkillName("zombies"), "ebs.delete-volume/1", Reach.ESTATE, Risk.IRREVERSIBLE,
        List.of(new Circumstances.Target("volume", "vol-1", "eu-west-1", environment)), saves, asks, Set.of(asks),
        population, "", LATE);
  }
}
