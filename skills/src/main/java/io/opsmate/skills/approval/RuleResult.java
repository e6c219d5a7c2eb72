package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** What evaluating the rules gave, as a tree: whether they are met, why in words, and the parts that led to it. */
public record RuleResult(boolean met, Text says, List<RuleResult> parts) {
  public RuleResult {
    parts = List.copyOf(parts);
  }

  /** How far the votes of a request have come under a ruling. */
  public static RuleResult of(Ruling ruling, List<Vote> votes) {
    return switch (ruling) {
      case Ruling.Denied denied -> new RuleResult(false, Text.of("cannot be approved now: ", denied.because()),
          denied.denials().stream().map(denial -> leaf(false, Text.of(denial.because()))).toList());
      case Ruling.Wanted(Demand demand) -> of(new Tally(demand, votes));
    };
  }

  /** All of it in words, a part to a line. */
  public String plain() {
    StringBuilder lines = new StringBuilder(says.plain());
    parts.forEach(part -> lines.append('\n').append(part.plain().indent(2).stripTrailing()));
    return lines.toString();
  }

  private static RuleResult of(Tally tally) {
    Demand demand = tally.demand();
    List<RuleResult> parts = new ArrayList<>();
    demand.rules().forEach(rule -> parts.add(of(rule, tally)));
    if (demand.atLeast() > 1) {
      parts.add(leaf(tally.counted() >= demand.atLeast(),
          Text.of(tally.counted() + " of " + demand.atLeast() + " people over all rules")));
    }
    if (tally.counted() > 0 && !tally.somebodyElse()) {
      parts.add(leaf(false, Text.of("somebody other than those who asked for it or are served by it has to approve")));
    }
    demand.notes().forEach(note -> parts.add(leaf(true, Text.of(note))));
    if (demand.reason()) {
      parts.add(leaf(true, Text.of("each approval needs a reason")));
    }
    return new RuleResult(tally.isMet(), says(tally), parts);
  }

  private static Text says(Tally tally) {
    if (tally.glassIsBroken()) {
      return Text.of("approved by breaking the glass");
    }
    List<Object> words = new ArrayList<>();
    Demand demand = tally.demand();
    int most = Math.max(demand.atLeast(), demand.rules().stream().mapToInt(ApprovalRule::quorum).max().orElse(1));
    words.add(Math.min(tally.counted(), most) + " of " + most + " approved");
    List<ApprovalRule> open = demand.rules().stream().filter(rule -> !tally.isMet(rule)).toList();
    if (!open.isEmpty()) {
      words.add(", waiting for ");
      words.add(who(open.getFirst()));
      open.stream().skip(1).filter(rule -> !rule.approvers().equals(open.getFirst().approvers())).forEach(rule -> {
        words.add(", and for ");
        words.add(who(rule));
      });
    } else if (!tally.isMet()) {
      words.add(", waiting for somebody else");
    }
    return Text.of(words.toArray());
  }

  private static RuleResult of(ApprovalRule rule, Tally tally) {
    List<RuleResult> parts = new ArrayList<>();
    parts.add(leaf(!rule.approvers().isEmpty(), who(rule)));
    parts.add(leaf(true, Text.of(
        rule.excluded().requester() ? "the requester cannot approve" : "the requester may approve")));
    if (rule.hours() != null) {
      parts.add(leaf(rule.hours().includes(tally.demand().plan().now()),
          Text.of("approvals count ", rule.hours().shown())));
    }
    if (rule.extras().breakGlass()) {
      parts.add(leaf(true, Text.of("in an emergency one approver may break the glass")));
    }
    return new RuleResult(tally.isMet(rule),
        Text.of("rule ", Text.code(rule.name()), ": " + tally.counted(rule) + " of " + rule.quorum() + " approved"),
        parts);
  }

  private static Text who(ApprovalRule rule) {
    if (rule.approvers().isEmpty()) {
      return Text.of("nobody: the rule ", Text.code(rule.name()), " names no approvers; an OpsMate admin sets them");
    }
    List<Object> words = new ArrayList<>();
    rule.approvers().stream().sorted(Approver.IN_ORDER).forEach(one -> {
      words.add(words.isEmpty() ? "" : " or ");
      words.add(one.shown());
    });
    return Text.of(words.toArray());
  }

  private static RuleResult leaf(boolean met, Text says) {
    return new RuleResult(met, says, List.of());
  }
}
