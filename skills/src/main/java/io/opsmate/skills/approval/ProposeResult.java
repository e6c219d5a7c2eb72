package io.opsmate.skills.approval;

import java.util.List;

/** What became of a proposal. */
public sealed interface ProposeResult {
  record Proposed(Approval approval) implements ProposeResult {}

  /** Nothing was proposed: these resources already wait on another card. */
  record AlreadyOpen(List<ResourceRef> resources) implements ProposeResult {}

  /** Nothing can be changed here. */
  record ReadOnly(String because) implements ProposeResult {}
}
