package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Risk;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Counts votes under a demand: each vote for every rule whose approver the voter is and that does not exclude them. */
record Tally(Demand demand, List<Vote> votes) {
  boolean isMet() {
    return glassIsBroken() || demand.rules().stream().allMatch(this::isMet)
        && votes.stream().filter(this::countsSomewhere).count() >= demand.atLeast() && somebodyElse();
  }

  boolean isMet(ApprovalRule rule) {
    return counted(rule) >= rule.quorum();
  }

  long counted(ApprovalRule rule) {
    return votes.stream().filter(vote -> counts(vote.member(), vote.as(), rule)).count();
  }

  long counted() {
    return votes.stream().filter(this::countsSomewhere).count();
  }

  /** How many more people have to approve, at least. */
  int missing() {
    long byRules = demand.rules().stream().mapToLong(rule -> rule.quorum() - counted(rule)).max().orElse(0);
    return (int) Math.max(0, Math.max(demand.atLeast() - counted(), byRules));
  }

  boolean glassIsBroken() {
    return demand.mayBreakGlass()
        && votes.stream().filter(Vote::brokeGlass).anyMatch(vote -> mayActAlone(vote.member()));
  }

  boolean countsSomewhere(Vote vote) {
    return demand.rules().stream().anyMatch(rule -> counts(vote.member(), vote.as(), rule));
  }

  /** Of those the rules name, whether this person may vote under a rule on this plan. */
  boolean counts(MemberId member, Set<Approver> as, ApprovalRule rule) {
    boolean barred = rule.excluded().requester() && isRequester(member)
        || rule.excluded().beneficiary() && demand.plan().beneficiaries().contains(member);
    return !barred && !Collections.disjoint(rule.approvers(), as);
  }

  boolean isRequester(MemberId member) {
    return demand.plan().requester().equals(member);
  }

  /**
   * Cannot be switched off: what destroys something is never approved only by those who asked for it or are served by it.
   */
  boolean somebodyElse() {
    return demand.plan().risk().compareTo(Risk.DESTRUCTIVE) < 0
        || votes.stream().filter(this::countsSomewhere).anyMatch(vote -> mayActAlone(vote.member()));
  }

  /** The same for one person: in no emergency either. */
  boolean mayActAlone(MemberId member) {
    return demand.plan().risk().compareTo(Risk.DESTRUCTIVE) < 0
        || !isRequester(member) && !demand.plan().beneficiaries().contains(member);
  }
}
