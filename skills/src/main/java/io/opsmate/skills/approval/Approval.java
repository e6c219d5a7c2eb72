package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;

/**
 * A request for approval with its whole story so far.
 *
 * @param version grows by one with every change; the card shows the highest it has seen
 * @param leftOut how many resources were taken out of the plan before it was decided
 * @param attention what people arranged around it while it waits
 */
public record Approval(ApprovalId id, Plan plan, PlanHash hash, MemberId requester, ChannelId channel,
    Instant proposedAt, int leftOut, long version, ApprovalState state, Attention attention) {
  /** One around which nobody arranged anything. */
  public Approval(ApprovalId id, Plan plan, PlanHash hash, MemberId requester, ChannelId channel, Instant proposedAt,
      int leftOut, long version, ApprovalState state) {
    this(id, plan, hash, requester, channel, proposedAt, leftOut, version, state, Attention.NONE);
  }

  public CardKey card() {
    return new CardKey("approval:" + id);
  }

  Approval to(ApprovalState next) {
    return new Approval(id, plan, hash, requester, channel, proposedAt, leftOut, version + 1, next, attention);
  }

  /** It waits, and somebody put it off until later. */
  public boolean isSnoozed(Instant now) {
    return state instanceof ApprovalState.Pending && attention.isSnoozed(now);
  }

  Approval with(Attention other) {
    return new Approval(id, plan, hash, requester, channel, proposedAt, leftOut, version + 1, state, other);
  }

  /** With fewer resources; votes for the larger plan do not count for the smaller one. */
  Approval narrowedTo(Plan smaller, PlanHash itsHash) {
    int gone = leftOut + plan.items().size() - smaller.items().size();
    return new Approval(id, smaller, itsHash, requester, channel, proposedAt, gone, version + 1,
        new ApprovalState.Pending(java.util.List.of()), attention);
  }
}
