package io.opsmate.skills.approval.rules;

import static io.opsmate.skills.approval.rules.GivenPlans.STAGING;
import static io.opsmate.skills.approval.rules.GivenPlans.WATCHMAN;
import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.approval.rules.PolicyEngine.Verdict;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.SetClock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulingTest {
  private static final PolicyEngine NONE = new GivenRules.NoPolicies();
  private static final OrgRules OPEN = GivenPlans.open(GivenPlans.rule());
  private static final MemberId SOMEBODY = new MemberId("U0SOMEBODY");

  @Test
  void aStopForEverythingAndOneForTheSkillAreToldApart() {
    assertThat(held(stop(null))).containsExactly("everything is stopped (odd) until somebody resumes it");
    assertThat(held(stop(WATCHMAN))).containsExactly("watchman is stopped (odd) until somebody resumes it");
    assertThat(held(stop(new SkillName("zombie")))).isEmpty();
  }

  @Test
  void anotherSkillsBreakerHoldsNothingBack() {
    assertThat(tripped(new SkillName("zombie"))).isInstanceOf(Ruling.Wanted.class);
    assertThat(tripped(WATCHMAN)).isInstanceOfSatisfying(Ruling.Denied.class, denied -> assertThat(denied.because())
        .contains("failures in a row has tripped (3 failed) until a person re-arms it"));
  }

  @Test
  void aPullRequestNeedsNoRunnerLevelButItsSwitch() {
    Circumstances code = GivenPlans.of(Reach.PULL_REQUEST, GivenPlans.in(Environment.PRODUCTION).targets(), 0);

    assertThat(of(OPEN.withLevel(RunnerLevel.PR_ONLY), code)).isInstanceOf(Ruling.Wanted.class);
    assertThat(of(OPEN.withLevel(RunnerLevel.PR_ONLY).withEnabled(Set.of()), code)).isInstanceOf(Ruling.Denied.class);
  }

  @Test
  void aPullRequestMayBeAboutAnyShareOfAType() {
    Circumstances code = GivenPlans.of(Reach.PULL_REQUEST, GivenPlans.of(12, 0).targets(), 0);

    assertThat(of(OPEN, code)).isInstanceOf(Ruling.Wanted.class);
  }

  @Test
  void outsideProductionOnlyWhatMayBeProductionIsToBlame() {
    Ruling one = of(OPEN.withLevel(RunnerLevel.NONPROD), GivenPlans.in(STAGING, Environment.PRODUCTION));
    Ruling many = of(OPEN.withLevel(RunnerLevel.NONPROD), GivenPlans.in(Environment.PRODUCTION, Environment.UNKNOWN,
        Environment.PRODUCTION, Environment.PRODUCTION, STAGING));
    Ruling three = of(OPEN.withLevel(RunnerLevel.NONPROD),
        GivenPlans.in(Environment.PRODUCTION, Environment.PRODUCTION, Environment.PRODUCTION));

    assertThat(because(one)).startsWith("i-1 in eu-west-1 is in production");
    assertThat(because(many)).startsWith("i-0 in eu-west-1, i-1 in eu-west-1, i-2 in eu-west-1 and 1 more are in");
    assertThat(because(three)).startsWith("i-0 in eu-west-1, i-1 in eu-west-1, i-2 in eu-west-1 are in");
    assertThat(((Ruling.Denied) one).denials().getFirst().culprits()).singleElement()
        .satisfies(target -> assertThat(target.id()).isEqualTo("i-1"));
  }

  @Test
  void aPlanMayHoldAsMuchAsTheLimitSaysAndNotOneMore() {
    OrgRules four = OPEN.withLimits(new Limits(4, 100, 60, 10, 3, 4));

    assertThat(of(four, GivenPlans.of(4, 1_000))).isInstanceOf(Ruling.Wanted.class);
    assertThat(of(four, GivenPlans.of(6, 1_000))).isInstanceOfSatisfying(Ruling.Denied.class, denied -> {
      assertThat(denied.because()).contains("at most 4 resources");
      assertThat(denied.denials().getFirst().culprits()).extracting(Circumstances.Target::id)
          .containsExactly("i-4", "i-5");
    });
  }

  @Test
  void fiveOfATypeAreAllowedWhateverTheShareAndOfANumberNobodyCountedNoMore() {
    assertThat(of(OPEN, GivenPlans.of(5, 10))).isInstanceOf(Ruling.Wanted.class);
    assertThat(because(of(OPEN, GivenPlans.of(6, 0)))).contains("that is 5 of a number nobody counted");
    assertThat(of(OPEN, GivenPlans.of(10, 200))).isInstanceOf(Ruling.Wanted.class);
    assertThat(because(of(OPEN, GivenPlans.of(11, 219)))).contains("at most 5 % of a type here, that is 10 of 219");
  }

  @Test
  void withoutARuleThatCoversItNobodyCanApprove() {
    assertThat(because(of(GivenPlans.open(), GivenPlans.in(STAGING)))).contains("no approval rule covers it");
  }

  @Test
  void ofPoliciesTheHighestWishCountsAndAWishForNobodyAddsNothing() {
    List<UserPolicy> three = List.of(policy("0"), policy("3"), policy("2"));

    Ruling ruling = Ruling.of(standing(OPEN.withPolicies(three)), GivenPlans.in(STAGING), wishing());

    assertThat(ruling).isInstanceOfSatisfying(Ruling.Wanted.class, wanted -> {
      assertThat(wanted.demand().atLeast()).isEqualTo(3);
      assertThat(wanted.demand().notes()).containsExactly("the policy “3” wants 3 approvals",
          "the policy “2” wants 2 approvals");
      assertThat(wanted.demand().reason()).isFalse();
    });
  }

  private static PolicyEngine wishing() {
    return new PolicyEngine() {
      @Override
      public Check check(UserPolicy policy) {
        return new Check.Fine();
      }

      @Override
      public Verdict judge(UserPolicy policy, Circumstances circumstances) {
        return new Verdict.WantsApprovals(Integer.parseInt(policy.expression()));
      }
    };
  }

  private static UserPolicy policy(String wish) {
    return new UserPolicy(wish, UserPolicy.Effect.REQUIRE_APPROVALS, wish);
  }

  private static Ruling of(OrgRules rules, Circumstances plan) {
    return Ruling.of(standing(rules), plan, NONE);
  }

  private static Ruling tripped(SkillName skill) {
    Trip trip = new Trip(skill, Trip.Breaker.FAILURES, "3 failed", SetClock.NOON);
    return Ruling.of(new Ruling.Standing(OPEN, List.of(), List.of(trip)), GivenPlans.in(STAGING), NONE);
  }

  private static Ruling.Standing standing(OrgRules rules) {
    return new Ruling.Standing(rules, List.of(), List.of());
  }

  private static Stop stop(@Nullable SkillName skill) {
    return new Stop(skill, SOMEBODY, "odd", SetClock.NOON);
  }

  private static List<String> held(Stop stop) {
    return Ruling.heldNow(new Ruling.Standing(OPEN, List.of(stop), List.of()), GivenPlans.in(STAGING))
        .stream()
        .toList();
  }

  private static String because(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Denied.class);
    return ((Ruling.Denied) ruling).because();
  }
}
