package io.opsmate.commands.talk;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.util.Collection;
import java.util.Map;

/** What people are called in their workspace. */
@FunctionalInterface
public interface Names {
  /** Without those whose name cannot be found soon. Calls the outside world; throws for nothing. */
  Map<MemberId, String> of(OrgId org, Collection<MemberId> members);
}
