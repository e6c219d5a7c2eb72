package io.opsmate.app.wiring;

import io.opsmate.skills.kernel.OrgId;

/** The org that the environment's settings belong to: its cloud, its approvers, its channel. No other org has them. */
record DefaultOrg(OrgId id) {
  boolean is(OrgId org) {
    return id.equals(org);
  }
}
