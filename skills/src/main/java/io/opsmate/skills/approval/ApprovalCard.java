package io.opsmate.skills.approval;

import io.opsmate.skills.approval.rules.Ruling;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Fact;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.List;

/** Draws a request for approval as it stands: one card for its whole life. */
public final class ApprovalCard {
  public static final String APPROVE = "approval_approve";
  public static final String REJECT = "approval_reject";
  public static final String DETAILS = "approval_details";
  public static final String NARROW = "approval_narrow";
  public static final String UNDO = "approval_undo";

  /** Approve, where the rules want a reason. */
  public static final String APPROVE_WITH_REASON = "approval_approve_reason";

  public static final String BREAK_GLASS = "approval_break_glass";
  public static final String SNOOZE = "approval_snooze";
  public static final String REASSIGN = "approval_reassign";
  public static final String MUTE = "approval_mute";
  public static final String WITHDRAW = "approval_withdraw";

  /** The id of the list of resources one can tick. */
  public static final String PICK = "approval_pick";

  private ApprovalCard() {}

  public static Card of(Approval approval, Ruling ruling) {
    List<Part> parts = new ArrayList<>();
    Text status = status(approval, ruling);
    parts.add(new Card.Paragraph(status));
    parts.add(new Card.Facts(facts(approval)));
    parts.add(items(approval));
    parts.add(ApprovalButtons.onCard(approval, ruling));
    parts.add(new Card.Note(small(approval)));
    return new Card(approval.plan().title(), Text.of(approval.plan().title(), ": ", status), parts);
  }

  /** The value that the buttons carry: {@code <approvalId>:<planHash>}, nothing else. */
  public static String value(Approval approval) {
    return approval.id() + ":" + approval.hash();
  }

  private static Text status(Approval approval, Ruling ruling) {
    return switch (approval.state()) {
      case ApprovalState.Pending(List<Vote> votes) -> Text.of(Text.strong("Needs approval"), ": ",
          RuleResult.of(ruling, votes).says(), ". Open until ", approval.plan().expiresAt(), ".",
          approval.attention().says());
      case ApprovalState.Ready _ -> Text.of(Text.strong("Approved"), approvedBy(approval), ". Starting now.");
      case ApprovalState.Running running -> Text.of(Text.strong("Working"), approvedBy(approval), ". ",
          settled(running) + " of " + running.steps().size() + " settled.");
      case ApprovalState.Finished finished -> Text.of(Text.strong(FinishWords.summary(finished)), ". ",
          Balance.ended(FinishWords.saved(approval.plan(), finished)), ". Approved", approvedBy(approval),
          ", finished ", finished.at(), ".", UndoWords.status(finished));
      case ApprovalState.Declined(var by, String reason, var at) ->
          Text.of(Text.strong(by.equals(approval.requester()) ? "Withdrawn" : "Rejected"), " by ", by, " ", at,
              reason.isBlank() ? "" : ": " + Texts.clause(reason), ". Nothing was changed.");
      case ApprovalState.Expired(var at) -> Text.of(Text.strong("Expired"), " ", at, ". Nothing was changed.");
    };
  }

  private static Text approvedBy(Approval approval) {
    List<Object> words = new ArrayList<>();
    for (Vote vote : approval.state().votes()) {
      words.add(words.isEmpty() ? " by " : ", ");
      words.add(vote.member());
      words.add(" ");
      words.add(vote.at());
      if (vote.brokeGlass()) {
        words.add(" (glass broken: " + vote.reason() + ")");
      } else if (!vote.reason().isBlank()) {
        words.add(" (" + vote.reason() + ")");
      }
    }
    return Text.of(words.toArray());
  }

  private static long settled(ApprovalState.Running running) {
    return running.steps().stream().filter(Step.Settled.class::isInstance).count();
  }

  private static List<Fact> facts(Approval approval) {
    Plan plan = approval.plan();
    List<Fact> facts = new ArrayList<>();
    if (approval.state().isOpen()) {
      facts.add(Balance.fact(plan.saves()));
      facts.add(new Fact("Risk", Text.of(plan.risk().words())));
      facts.add(new Fact("Why", Text.of(plan.why())));
    }
    facts.add(new Fact("Way back", Text.of(plan.wayBack())));
    if (approval.state().isOpen()) {
      facts.add(new Fact("Could also touch", Text.of(plan.blastRadius())));
    }
    facts.add(new Fact("Asked by", Text.of(approval.requester(), " ", approval.proposedAt())));
    return facts;
  }

  private static Part items(Approval approval) {
    List<PlanItem> items = approval.plan().items();
    return switch (approval.state()) {
      case ApprovalState.Pending _ when items.size() > 1 -> new Card.Choice(PICK, "What will be changed",
          items.stream().map(ApprovalCard::option).toList());
      case ApprovalState.Running(_, _, List<Step> steps) ->
          rows(items, steps.stream().map(ApprovalCard::word).toList());
      case ApprovalState.Finished(_, List<Outcome> outcomes, _, _) ->
          rows(items, outcomes.stream().map(ApprovalCard::word).toList());
      case ApprovalState.Pending _, ApprovalState.Ready _, ApprovalState.Declined _, ApprovalState.Expired _ ->
          rows(items, items.stream().map(item -> "").toList());
    };
  }

  private static Card.Option option(PlanItem item) {
    return new Card.Option(item.action().resource().toString(), item.saves().shown() + " · " + item.label(),
        item.evidence(), true);
  }

  private static Part rows(List<PlanItem> items, List<String> words) {
    List<Card.Row> rows = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      PlanItem one = items.get(item);
      String word = words.get(item);
      rows.add(new Card.Row(Text.of(Text.strong(one.saves().shown()), " · ", one.label()),
          Text.of(word.isEmpty() ? one.evidence() : word)));
    }
    return new Card.Rows(rows);
  }

  private static String word(Step step) {
    return switch (step) {
      case Step.Todo _ -> "waiting its turn";
      case Step.Started _ -> "in progress";
      case Step.Waiting waiting -> waiting.says();
      case Step.Settled(_, Outcome outcome) -> word(outcome);
    };
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done(String evidence, _) -> "Done: " + evidence;
      case Outcome.Refused(String because) -> "Not done: " + because;
      case Outcome.Failed(String because) -> "Failed: " + because;
      case Outcome.Unknown(String evidence) -> "Unknown, please look: " + evidence;
    };
  }

  private static Text small(Approval approval) {
    String left = approval.leftOut() == 0 ? "" : approval.leftOut() + " taken out of the plan. ";
    String hint = approval.state() instanceof ApprovalState.Pending ? "Nothing happens before Approve. " : "";
    return Text.of(left, hint, "Request ", Text.code(approval.id().toString()));
  }
}
