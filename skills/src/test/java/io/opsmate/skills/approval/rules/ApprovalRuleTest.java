package io.opsmate.skills.approval.rules;

import static io.opsmate.skills.approval.rules.GivenPlans.STAGING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Risk;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalRuleTest {
  private static final Set<Approver> SOMEBODY = Set.of(new Approver.Person(new MemberId("U0SOMEBODY")));

  @Test
  void aRequestStaysOpenForFiveMinutesToThirtyDays() {
    assertThatCode(() -> open(Duration.ofMinutes(5))).doesNotThrowAnyException();
    assertThatCode(() -> open(Duration.ofDays(30))).doesNotThrowAnyException();
    assertThatIllegalArgumentException().isThrownBy(() -> open(Duration.ofMinutes(5).minusMillis(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> open(Duration.ofDays(30).plusMillis(1)));
  }

  @Test
  void somebodyHasToSayYes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApprovalRule.of("none", 0, SOMEBODY, Duration.ofHours(1)));
  }

  @Test
  void aRuleIsAboutTheSkillsActionsAndRisksItNames() {
    assertThat(applies(new Applies(Set.of("watchman"), Set.of(), Set.of(), Risk.READ))).isTrue();
    assertThat(applies(new Applies(Set.of("zombie"), Set.of(), Set.of(), Risk.READ))).isFalse();
    assertThat(applies(new Applies(Set.of(), Set.of("ec2.stop-instance"), Set.of(), Risk.READ))).isTrue();
    assertThat(applies(new Applies(Set.of(), Set.of("ebs.delete-volume"), Set.of(), Risk.READ))).isFalse();
    assertThat(applies(new Applies(Set.of(), Set.of(), Set.of(), Risk.REVERSIBLE))).isTrue();
    assertThat(applies(new Applies(Set.of(), Set.of(), Set.of(), Risk.DESTRUCTIVE))).isFalse();
  }

  @Test
  void anUnknownEnvironmentFallsUnderTheRulesForProductionOnly() {
    Applies production = new Applies(Set.of(), Set.of(), Set.of(Environment.PRODUCTION), Risk.READ);
    Applies staging = new Applies(Set.of(), Set.of(), Set.of(STAGING), Risk.READ);

    assertThat(production.to(GivenPlans.in(Environment.UNKNOWN))).isTrue();
    assertThat(staging.to(GivenPlans.in(Environment.UNKNOWN))).isFalse();
    assertThat(production.to(GivenPlans.in(STAGING))).isFalse();
    assertThat(production.to(GivenPlans.in(STAGING, Environment.PRODUCTION))).isTrue();
  }

  @Test
  void approversAreStoredByTheirIdsAndReadBack() {
    List<Approver> all = List.of(new Approver.Person(new MemberId("U0123")), new Approver.InGroup(new GroupId("S0123")),
        new Approver.WithRole(Role.WORKSPACE_ADMIN));

    assertThat(all).extracting(Approver::stored).containsExactly("U0123", "S0123", "role:workspace-admin");
    assertThat(all).allSatisfy(one -> assertThat(Approver.parse(one.stored())).contains(one));
    assertThat(Approver.parse("role:king")).isEmpty();
    assertThat(Approver.parse("everybody")).isEmpty();
  }

  @Test
  void eachChangeOfTheRulesIsTheNextVersion() {
    OrgRules first = GivenPlans.open();
    long next = first.version() + 1;

    assertThat(List.of(first.withAdmins(SOMEBODY), first.withLevel(RunnerLevel.NONPROD), first.withEnabled(Set.of()),
        first.withRules(List.of()), first.withPolicies(List.of()), first.withLimits(Limits.DEFAULT),
        first.withSecurityChannel(null))).extracting(OrgRules::version).containsOnly(next);
  }

  private static boolean applies(Applies applies) {
    return applies.to(GivenPlans.in(STAGING));
  }

  private static ApprovalRule open(Duration expiry) {
    return ApprovalRule.of("some", 1, SOMEBODY, expiry);
  }
}
