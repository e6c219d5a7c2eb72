package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;
import java.util.Set;

/**
 * One person's yes. (A no declines at once and is part of that state.)
 *
 * @param as what made them an approver when it was last checked
 * @param reason in their words; empty for none
 * @param brokeGlass they approved alone, in an emergency
 */
public record Vote(MemberId member, Instant at, Set<Approver> as, String reason, boolean brokeGlass) {
  public Vote {
    as = Set.copyOf(as);
  }

  Vote as(Set<Approver> now) {
    return new Vote(member, at, now, reason, brokeGlass);
  }
}
