package io.opsmate.commands.home;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalButtons;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.Balance;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Demand;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Draws one open request, short, with the buttons of its card. */
final class WaitingParts {
  /** Unit: resources. */
  private static final int NAMED = 3;

  private WaitingParts() {}

  static List<Card.Part> of(Approval approval, Ruling ruling, MemberId reader) {
    Plan plan = approval.plan();
    List<Card.Part> parts = new ArrayList<>();
    parts.add(
        new Card.Paragraph(Text.of(Text.strong(plan.title()), " · ", Balance.clause(plan.saves()), " · ",
            plan.risk().words(), "\n", status(approval, ruling), "\n", asked(approval, reader, ruling))));
    parts.add(new Card.Note(
        Text.of(plan.why(), " Way back: ", plan.wayBack().endsWith(".") ? plan.wayBack() : plan.wayBack() + ".", " ",
            resources(plan))));
    if (approval.state() instanceof ApprovalState.Pending) {
      parts.add(ApprovalButtons.inList(approval, ruling));
    }
    return parts;
  }

  /** The first few; all of them are behind Details. */
  private static String resources(Plan plan) {
    String first = plan.items().stream().limit(NAMED).map(PlanItem::label).collect(Collectors.joining(" · "));
    int more = plan.items().size() - NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  static Text status(Approval approval, Ruling ruling) {
    return switch (approval.state()) {
      case ApprovalState.Pending(var votes) ->
          Text.of(RuleResult.of(ruling, votes).says(), ". Open until ", approval.plan().expiresAt(), ".",
              approval.attention().says());
      case ApprovalState.Ready _ -> Text.of("Approved; starting now.");
      case ApprovalState.Running _ -> Text.of("Approved; being carried out.");
      case ApprovalState.Finished _, ApprovalState.Declined _, ApprovalState.Expired _ -> Text.of("Over.");
    };
  }

  private static Text asked(Approval approval, MemberId reader, Ruling ruling) {
    if (!approval.requester().equals(reader)) {
      return Text.of("Asked by ", approval.requester(), " in ", approval.channel(), ".");
    }
    return Text.of("You asked for this in ", approval.channel(),
        mayApproveOwn(ruling) ? "." : "; somebody else has to approve it.");
  }

  private static boolean mayApproveOwn(Ruling ruling) {
    return ruling instanceof Ruling.Wanted(Demand demand)
        && demand.rules().stream().noneMatch(rule -> rule.excluded().requester());
  }
}
