package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Members;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** A directory that says what the test wrote; whoever it does not know is active and in no group. */
public final class ScriptedMembers implements Members {
  private final Map<MemberId, Standing> script = new HashMap<>();

  public ScriptedMembers inGroups(MemberId member, GroupId... groups) {
    script.put(member, new Standing.Active(Set.of(groups)));
    return this;
  }

  public ScriptedMembers ranked(MemberId member, Rank rank) {
    script.put(member, new Standing.Active(Set.of(), rank));
    return this;
  }

  public ScriptedMembers barred(MemberId member, String because) {
    script.put(member, new Standing.Barred(because));
    return this;
  }

  public ScriptedMembers unknown(MemberId member, String because) {
    script.put(member, new Standing.Unknown(because));
    return this;
  }

  @Override
  public Standing standing(OrgId org, MemberId member, Set<GroupId> asked) {
    return switch (script.getOrDefault(member, new Standing.Active(Set.of()))) {
      case Standing.Active(Set<GroupId> groups, Rank rank) -> {
        Set<GroupId> both = new HashSet<>(groups);
        both.retainAll(asked);
        yield new Standing.Active(both, rank);
      }
      case Standing.Barred barred -> barred;
      case Standing.Unknown unknown -> unknown;
    };
  }
}
