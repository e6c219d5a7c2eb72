package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;

/** A circuit breaker that tripped and holds a skill back until a person re-arms it. */
public record Trip(SkillName skill, Breaker breaker, String says, Instant at) {
  /** What can trip and stay tripped. */
  public enum Breaker {
    ACTIONS_PER_HOUR("actions an hour"), ACTIONS_PER_INCIDENT("actions an incident"), FAILURES("failures in a row"),
    POPULATION_JUMP(
        "jump of the population");

    private final String words;

    Breaker(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
