package io.opsmate.skills.approval.rules;

import io.opsmate.skills.kernel.Texts;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who must say yes to the plans it applies to. All rules that apply have to be met: another rule can only add a demand.
 *
 * @param quorum how many different people of the approvers; at least 1
 * @param approvers with none, nobody can approve
 * @param expiry how long a request stays open; silence is a no. 5 minutes to 30 days
 * @param hours when approvals count; null for always
 */
public record ApprovalRule(String name, Applies applies, int quorum, Set<Approver> approvers, Exclusions excluded,
    Extras extras, Duration expiry, @Nullable WorkingHours hours) {
  /** Who of the approvers may not vote on a plan of their own. Both by default. */
  public record Exclusions(boolean requester, boolean beneficiary) {
    public static final Exclusions BOTH = new Exclusions(true, true);
  }

  /**
   * What else.
   *
   * @param reason each approval needs a reason
   * @param breakGlass one person may approve alone, with a reason, loudly, reviewed later
   */
  public record Extras(boolean reason, boolean breakGlass) {
    public static final Extras NONE = new Extras(false, false);
  }

  public static final Duration SHORTEST = Duration.ofMinutes(5);
  public static final Duration LONGEST = Duration.ofDays(30);

  public ApprovalRule {
    name = Texts.required(name, "rule name");
    approvers = Set.copyOf(approvers);
    if (quorum < 1) {
      throw new IllegalArgumentException("a quorum is at least 1, not " + quorum);
    }
    if (expiry.compareTo(SHORTEST) < 0 || expiry.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a request stays open for 5 minutes to 30 days, not " + expiry);
    }
  }

  /** So many of these people, never the requester, for anything. */
  public static ApprovalRule of(String name, int quorum, Set<Approver> approvers, Duration expiry) {
    return new ApprovalRule(name, Applies.EVERYTHING, quorum, approvers, Exclusions.BOTH, Extras.NONE, expiry, null);
  }

  public ApprovalRule about(Applies plans) {
    return new ApprovalRule(name, plans, quorum, approvers, excluded, extras, expiry, hours);
  }

  public ApprovalRule with(Exclusions other) {
    return new ApprovalRule(name, applies, quorum, approvers, other, extras, expiry, hours);
  }

  public ApprovalRule with(Extras other) {
    return new ApprovalRule(name, applies, quorum, approvers, excluded, other, expiry, hours);
  }

  public ApprovalRule during(WorkingHours those) {
    return new ApprovalRule(name, applies, quorum, approvers, excluded, extras, expiry, those);
  }

  ApprovalRule naming(Set<Approver> others) {
    return new ApprovalRule(name, applies, quorum, others, excluded, extras, expiry, hours);
  }
}
