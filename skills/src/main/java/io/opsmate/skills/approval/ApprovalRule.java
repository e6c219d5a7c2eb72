package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.GroupId;
import io.opsmate.skills.kernel.MemberId;
import java.time.Duration;
import java.util.Set;

/**
 * Who must say yes. With no members and no groups nobody can.
 *
 * @param quorum how many different people
 * @param expiry how long a request stays open; silence is a no
 */
public record ApprovalRule(int quorum, Set<MemberId> members, Set<GroupId> groups, boolean requesterMayApprove,
    Duration expiry) {
  public ApprovalRule {
    members = Set.copyOf(members);
    groups = Set.copyOf(groups);
    if (quorum < 1) {
      throw new IllegalArgumentException("a quorum is at least 1, not " + quorum);
    }
    if (!expiry.isPositive()) {
      throw new IllegalArgumentException("an expiry is longer than nothing");
    }
  }

  public boolean namesNobody() {
    return members.isEmpty() && groups.isEmpty();
  }
}
