package io.opsmate.skills.approval.rules;

import io.opsmate.skills.approval.rules.Circumstances.Target;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Plans as rules see them, for these tests. */
final class GivenPlans {
  static final SkillName WATCHMAN = new SkillName("watchman");
  static final Environment STAGING = new Environment("staging");

  private GivenPlans() {}

  static Circumstances in(Environment... environments) {
    return of(Reach.ESTATE, IntStream.range(0, environments.length)
        .mapToObj(i -> new Target("instance", "i-" + i, "eu-west-1", environments[i]))
        .toList(), 1_000);
  }

  static Circumstances of(int resources, int population) {
    Environment[] all = new Environment[resources];
    Arrays.fill(all, STAGING);
    return of(Reach.ESTATE, in(all).targets(), population);
  }

  static Circumstances of(Reach reach, List<Target> targets, int population) {
    return new Circumstances(WATCHMAN, "ec2.stop-instance/1", reach, Risk.REVERSIBLE, targets, CostTotal.of(List.of()),
        new MemberId("U0REQUESTER"), Set.of(), population, "", SetClock.NOON);
  }

  static ApprovalRule rule() {
    return ApprovalRule.of("default", 1, Set.of(new Approver.Person(new MemberId("U0APPROVER"))), Duration.ofHours(24));
  }

  static OrgRules open(ApprovalRule... rules) {
    return OrgRules.initial(List.of(rules)).withLevel(RunnerLevel.PROD).withEnabled(Set.of(OrgRules.ALL));
  }
}
