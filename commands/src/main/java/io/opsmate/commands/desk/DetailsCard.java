package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.Balance;
import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.approval.PlanItem;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.approval.RuleResult;
import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Fact;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Draws everything there is to know about a request, for one person. */
final class DetailsCard {
  private DetailsCard() {}

  static Card of(Approval approval, Ruling ruling, List<AuditStory.Line> story) {
    Plan plan = approval.plan();
    Text what = Text.of(opening(approval.state()), Text.strong(plan.title()), " (", Text.code(plan.actionType()),
        "). Right before each one is changed it is read again; one that no longer fits is left alone.");
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(what));
    parts.add(new Card.Facts(facts(approval)));
    parts.add(new Card.Divider());
    parts.add(new Card.Rows(plan.items().stream().map(DetailsCard::row).toList()));
    parts.add(new Card.Divider());
    if (approval.state() instanceof ApprovalState.Pending(var votes)) {
      parts.add(new Card.Paragraph(Text.of(Text.strong("Who has to agree"))));
      List<Card.Row> tree = new ArrayList<>();
      tree(RuleResult.of(ruling, votes), "", tree);
      parts.add(new Card.Rows(tree));
      parts.add(new Card.Divider());
    }
    parts.addAll(OnRecord.of(story));
    parts.add(new Card.Note(Text.of("Plan ", Text.code(approval.hash().value()))));
    parts.add(new Card.Note(Text.of("Request ", Text.code(approval.id().toString()))));
    return new Card("Details: " + plan.title(), what, parts);
  }

  private static String opening(ApprovalState state) {
    return state instanceof ApprovalState.Pending ? "Exactly this would happen: " : "This was asked for: ";
  }

  private static List<Fact> facts(Approval approval) {
    Plan plan = approval.plan();
    return List.of(new Fact("Why", Text.of(plan.why())),
        new Fact("Could also touch", Text.of(plan.blastRadius())),
        new Fact("Way back", Text.of(plan.wayBack())),
        new Fact("Risk", Text.of(plan.risk().words())),
        Balance.fact(plan.saves()),
        new Fact("Open until", Text.of(plan.expiresAt())),
        new Fact("Asked by", Text.of(approval.requester(), " ", approval.proposedAt())));
  }

  private static Card.Row row(PlanItem item) {
    ResourceRef resource = item.action().resource();
    return new Card.Row(Text.of(Text.strong(item.saves().shown()), " · ", item.label()),
        Text.of(resource.kind(), " ", Text.code(resource.toString()), " · ", item.evidence()));
  }

  private static void tree(RuleResult result, String indent, List<Card.Row> rows) {
    rows.add(new Card.Row(Text.of(indent, result.says()), Text.of(indent, result.met() ? "met" : "not met yet")));
    result.parts().forEach(part -> tree(part, indent + "› ", rows));
  }
}
