package io.opsmate.app.wiring;

import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.kernel.OrgId;

/** Whether an org's workspace still has OpsMate. Not to be asked inside a transaction. */
@FunctionalInterface
interface Presence {
  boolean hasLeft(OrgId org);

  /** What was approved before a workspace removed OpsMate is not carried out afterwards. */
  default Estate guarding(Estate estate) {
    return org -> hasLeft(org)
        ? new Estate.Acting.ReadOnly("this workspace has removed OpsMate")
        : estate.acting(org);
  }
}
