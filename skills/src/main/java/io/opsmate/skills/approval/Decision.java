package io.opsmate.skills.approval;

import java.util.List;
import java.util.Set;

/** What somebody wants to do about a request. */
public sealed interface Decision {
  /** The reason may be empty where no rule wants one. */
  record Approve(String reason) implements Decision {
    public Approve() {
      this("");
    }
  }

  /** Approve alone, in an emergency: loudly, and looked at by others later. */
  record BreakGlass(String reason) implements Decision {}

  /** By the requester it is a withdrawal. */
  record Reject(String reason) implements Decision {}

  /** By the requester only. */
  record Withdraw(String reason) implements Decision {}

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
