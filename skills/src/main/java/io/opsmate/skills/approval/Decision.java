package io.opsmate.skills.approval;

import java.util.List;
import java.util.Set;

/** What somebody wants to do about a request. */
public sealed interface Decision {
  record Approve() implements Decision {}

  record Reject(String reason) implements Decision {}

  /** Keep only these resources (by {@link ResourceRef#toString()}) and take the others out of the plan. */
  record Narrow(Set<String> keep) implements Decision {
    public Narrow {
      keep = Set.copyOf(keep);
    }

    List<PlanItem> of(List<PlanItem> items) {
      return items.stream().filter(item -> keep.contains(item.action().resource().toString())).toList();
    }

    Plan of(Plan plan) {
      return plan.keeping(of(plan.items()));
    }
  }
}
