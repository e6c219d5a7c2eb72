package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** What evaluating a rule gave, as a tree: whether it is met, why in words, and the parts that led to it. */
public record RuleResult(boolean met, Text says, List<RuleResult> parts) {
  public RuleResult {
    parts = List.copyOf(parts);
  }

  /** How far the votes of a request have come under a rule. */
  public static RuleResult of(ApprovalRule rule, List<Vote> votes) {
    boolean enough = votes.size() >= rule.quorum();
    RuleResult count = leaf(enough, Text.of(votes.size() + " of " + rule.quorum() + " approved"));
    RuleResult who = leaf(!rule.namesNobody(), approvers(rule));
    RuleResult notSelf = leaf(true,
        Text.of(rule.requesterMayApprove() ? "the requester may approve" : "the requester cannot approve"));
    return new RuleResult(enough, enough ? count.says() : Text.of(count.says(), ", waiting for ", who.says()),
        List.of(count, who, notSelf));
  }

  private static Text approvers(ApprovalRule rule) {
    if (rule.namesNobody()) {
      return Text.of("nobody: no approvers are configured; set ", Text.code("OPSMATE_APPROVERS"));
    }
    List<Object> words = new ArrayList<>();
    rule.groups().stream().sorted((a, b) -> a.value().compareTo(b.value())).forEach(group -> {
      words.add(words.isEmpty() ? "someone in " : " or ");
      words.add(group);
    });
    rule.members().stream().sorted((a, b) -> a.value().compareTo(b.value())).forEach(member -> {
      words.add(words.isEmpty() ? "" : " or ");
      words.add(member);
    });
    return Text.of(words.toArray());
  }

  private static RuleResult leaf(boolean met, Text says) {
    return new RuleResult(met, says, List.of());
  }
}
