package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reach;
import io.opsmate.skills.kernel.Risk;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A plan as rules and policies see it, at one moment.
 *
 * @param actionType with its version: {@code ebs.delete-volume/1}
 * @param beneficiaries whom the plan serves in person: those who would get access
 * @param population how many resources of the type there are; 0 when nobody counted
 * @param incident the incident it belongs to; empty for none
 */
public record Circumstances(SkillName skill, String actionType, Reach reach, Risk risk, List<Target> targets,
    CostTotal saves, MemberId requester, Set<MemberId> beneficiaries, int population, String incident, Instant now) {
  /** One resource of the plan. */
  public record Target(String kind, String id, String place, Environment environment) {
    @Override
    public String toString() {
      return id + " in " + place;
    }
  }

  public Circumstances {
    targets = List.copyOf(targets);
    beneficiaries = Set.copyOf(beneficiaries);
  }

  /** Without the version: {@code ebs.delete-volume}. */
  public String actionName() {
    return actionType.replaceFirst("/[0-9]+$", "");
  }

  public Set<Environment> environments() {
    return targets.stream().map(Target::environment).collect(Collectors.toUnmodifiableSet());
  }
}
