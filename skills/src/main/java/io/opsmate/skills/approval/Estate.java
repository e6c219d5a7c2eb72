package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.OrgId;

/** What OpsMate may do to the systems an org has connected. */
public interface Estate {
  Acting acting(OrgId org);

  /** Whether anything can be changed there at all. */
  sealed interface Acting {
    record With(ActionRegistry registry) implements Acting {}

    /** No executor exists; nothing is proposed, findings are only shown. */
    record ReadOnly(String because) implements Acting {}
  }
}
