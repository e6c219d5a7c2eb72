package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Environment;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Texts;

/**
 * One action of a plan with what a person needs to judge it.
 *
 * @param label the resource in a few words
 * @param evidence why this one, in one sentence
 * @param saves what it stops costing
 * @param environment where it lives; rules treat unknown as production
 */
public record PlanItem(Action action, String label, String evidence, MonthlyCost saves, Environment environment) {
  public PlanItem {
    label = Texts.required(label, "label");
  }

  /** One of which nobody knows where it lives. */
  public PlanItem(Action action, String label, String evidence, MonthlyCost saves) {
    this(action, label, evidence, saves, Environment.UNKNOWN);
  }
}
