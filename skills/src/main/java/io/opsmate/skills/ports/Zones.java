package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.time.ZoneId;

/** Which time zone people have set for themselves. Calls the outside world, so never inside a transaction. */
@FunctionalInterface
public interface Zones {
  /** Unknown when they have set none, too. */
  Reading<ZoneId> of(OrgId org, MemberId member);
}
