package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Texts;

/** SHA-256 over a plan's canonical JSON, in lower-case hex. What was approved is what has this hash. */
public record PlanHash(String value) {
  public PlanHash {
    value = Texts.required(value, "plan hash");
  }

  @Override
  public String toString() {
    return value;
  }
}
