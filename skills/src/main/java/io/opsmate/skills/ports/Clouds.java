package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.OrgId;

/** The cloud an org has connected, for reading. */
@FunctionalInterface
public interface Clouds {
  CloudInventory of(OrgId org);
}
