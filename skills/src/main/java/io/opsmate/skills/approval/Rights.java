package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Role;
import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Members;
import java.util.Set;
import java.util.stream.Collectors;

/** Says which of the approvers that rules name somebody is, asking the directory each time. Calls the outside world. */
public final class Rights {
  private final Members members;

  public Rights(Members members) {
    this.members = members;
  }

  /** What somebody is to a set of approvers. */
  public sealed interface Standing {
    /** {@code as} is not empty. */
    record Entitled(Set<Approver> as) implements Standing {
      public Entitled {
        as = Set.copyOf(as);
      }
    }

    record NotEntitled(String because) implements Standing {}

    /** What they are; nothing when they are no approver. */
    default Set<Approver> as() {
      return this instanceof Entitled(Set<Approver> as) ? as : Set.of();
    }
  }

  /** Whether somebody is one of the workspace's own people. */
  public sealed interface Belonging {
    record Inside() implements Belonging {}

    /** A guest, a bot, somebody of another workspace or deactivated; why, in one clause. */
    record Outside(String because) implements Belonging {}

    /** The directory could not say: counts as no for now, and may be known in a minute. */
    record Unknown(String because) implements Belonging {}
  }

  public Belonging belonging(OrgId org, MemberId member) {
    return switch (members.belonging(org, member)) {
      case Members.Standing.Active _ -> new Belonging.Inside();
      case Members.Standing.Barred(String because) -> new Belonging.Outside(because);
      case Members.Standing.Unknown(String because) -> new Belonging.Unknown(because);
    };
  }

  static String unchecked(String because) {
    return "your rights could not be checked (" + because + "); try again in a minute";
  }

  public Standing standing(OrgId org, MemberId member, Set<Approver> asked) {
    if (asked.isEmpty()) {
      return new Standing.NotEntitled("no approvers are configured; an OpsMate admin sets them");
    }
    Set<GroupId> groups = asked.stream()
        .filter(Approver.InGroup.class::isInstance)
        .map(one -> ((Approver.InGroup) one).group())
        .collect(Collectors.toSet());
    return switch (members.standing(org, member, groups)) {
      case Members.Standing.Active active -> entitled(asked.stream()
          .filter(one -> is(member, active, one))
          .collect(Collectors.toSet()));
      case Members.Standing.Barred(String because) -> new Standing.NotEntitled(because);
      case Members.Standing.Unknown(String because) -> new Standing.NotEntitled(unchecked(because));
    };
  }

  private static Standing entitled(Set<Approver> as) {
    return as.isEmpty() ? new Standing.NotEntitled("you are not one of the approvers") : new Standing.Entitled(as);
  }

  private static boolean is(MemberId member, Members.Standing.Active active, Approver one) {
    return switch (one) {
      case Approver.Person(MemberId named) -> named.equals(member);
      case Approver.InGroup(GroupId group) -> active.groups().contains(group);
      case Approver.WithRole(Role role) -> switch (role) {
        case WORKSPACE_OWNER -> active.rank() == Members.Rank.OWNER;
        case WORKSPACE_ADMIN -> active.rank() != Members.Rank.MEMBER;
        case OPSMATE_ADMIN -> false;
      };
    };
  }
}
