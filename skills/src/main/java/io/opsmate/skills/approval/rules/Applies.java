package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.Risk;
import java.util.Set;

/**
 * Which plans a rule is about. Empty sets mean all.
 *
 * @param skills names of skills
 * @param actions names of action types without their version, so that a new version falls under the same rule
 * @param environments the plan has at least one resource in one of these; an unknown environment counts as production
 * @param from risks from this one up
 */
public record Applies(Set<String> skills, Set<String> actions, Set<Environment> environments, Risk from) {
  public static final Applies EVERYTHING = new Applies(Set.of(), Set.of(), Set.of(), Risk.READ);

  public Applies {
    skills = Set.copyOf(skills);
    actions = Set.copyOf(actions);
    environments = Set.copyOf(environments);
  }

  boolean to(Circumstances plan) {
    return (skills.isEmpty() || skills.contains(plan.skill().value()))
        && (actions.isEmpty() || actions.contains(plan.actionName()))
        && (environments.isEmpty() || plan.environments().stream().anyMatch(this::covers))
        && plan.risk().compareTo(from) >= 0;
  }

  private boolean covers(Environment environment) {
    return environments.contains(environment)
        || environment.isUnknown() && environments.contains(Environment.PRODUCTION);
  }
}
