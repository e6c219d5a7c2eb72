package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Texts;

/**
 * One action of a plan with what a person needs to judge it.
 *
 * @param label the resource in a few words
 * @param evidence why this one, in one sentence
 * @param saves what it stops costing
 */
public record PlanItem(Action action, String label, String evidence, MonthlyCost saves) {
  public PlanItem {
    label = Texts.required(label, "label");
  }
}
