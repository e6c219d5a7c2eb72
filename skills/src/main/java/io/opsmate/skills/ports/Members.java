package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import java.util.Set;

/** Who somebody is in the workspace, asked freshly whenever a right depends on it. */
public interface Members {
  /** Of the {@code asked} groups, those the member is in. */
  Standing standing(OrgId org, MemberId member, Set<GroupId> asked);

  /** Whether somebody belongs to the workspace at all: no group's rights follow from it. May be a minute old. */
  default Standing belonging(OrgId org, MemberId member) {
    return standing(org, member, Set.of());
  }

  /** What somebody may do in the workspace itself, by rising power. */
  enum Rank {
    MEMBER, ADMIN, OWNER
  }

  /** What the directory says of a member. */
  sealed interface Standing {
    record Active(Set<GroupId> groups, Rank rank) implements Standing {
      public Active {
        groups = Set.copyOf(groups);
      }

      public Active(Set<GroupId> groups) {
        this(groups, Rank.MEMBER);
      }
    }

    /** Deactivated, a guest, a bot or from another workspace. */
    record Barred(String because) implements Standing {}

    /** The directory could not say; counts as no. */
    record Unknown(String because) implements Standing {}
  }
}
