package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Denial;
import io.opsmate.skills.approval.rules.Ruling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of a proposal. */
public sealed interface ProposeResult {
  record Proposed(Approval approval) implements ProposeResult {}

  /** Nothing was proposed: these resources already wait on another card. */
  record AlreadyOpen(List<ResourceRef> resources) implements ProposeResult {}

  /** Nothing was proposed: people wanted no more of these for a while. */
  record Muted(Map<ResourceRef, Mute> resources) implements ProposeResult {
    public Muted {
      resources = Map.copyOf(resources);
    }
  }

  /** The org's rules, its circuit breakers or a stop forbid it; nobody was asked. */
  record Denied(Ruling.Denied ruling) implements ProposeResult {
    public String because() {
      return ruling.because();
    }

    /** The resources without which the rules may say yes; empty when it is about the plan itself. */
    public Set<ResourceRef> culprits(Plan plan) {
      Set<String> named = new HashSet<>();
      for (Denial denial : ruling.denials()) {
        if (denial.culprits().size() == plan.items().size()) {
          return Set.of();
        }
        denial.culprits().forEach(culprit -> named.add(culprit.kind() + " " + culprit));
      }
      return plan.items()
          .stream()
          .map(item -> item.action().resource())
          .filter(resource -> named.contains(resource.kind() + " " + resource.id() + " in " + resource.place()))
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Nothing can be changed here. */
  record ReadOnly(String because) implements ProposeResult {}
}
