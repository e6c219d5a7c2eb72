package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.OrgId;

/** The cloud account an org has connected; one inventory per org. */
@FunctionalInterface
public interface Clouds {
  CloudInventory of(OrgId org);
}
