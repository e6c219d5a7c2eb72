package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalState;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a press on an approval's card into a decision, and says what became of it. */
public final class ApprovalPresses {
  private static final Set<String> AT_ONCE =
      Set.of(ApprovalCard.APPROVE, ApprovalCard.NARROW, ApprovalCard.DETAILS, ApprovalCard.UNDO);

  private final ApprovalDesk desk;
  private final ClickedCopies copies;
  private final Transactions transactions;
  private final AuditStory story;
  private final UndoPresses undo;

  public ApprovalPresses(ApprovalDesk desk, ClickedCopies copies, Transactions transactions, AuditStory story,
      UndoPresses undo) {
    this.undo = undo;
    this.desk = desk;
    this.copies = copies;
    this.transactions = transactions;
    this.story = story;
  }

  static boolean handles(String action) {
    return AT_ONCE.contains(action) || ApprovalForms.asks(action);
  }

  Reply pressed(OrgId org, ButtonPressed pressed, Instant now) {
    Optional<ShownPlan> shown = ShownPlan.parse(pressed.value());
    if (shown.isEmpty()) {
      return Reply.toYou("Nothing was done", Text.of("That button names no request I know. Open requests: ",
          Text.code("/opsmate approvals")));
    }
    Optional<Approval> approval = desk.find(org, shown.get().id());
    approval.ifPresent(one -> copies.register(org, one.card(), pressed));
    return switch (pressed.action()) {
      case ApprovalCard.DETAILS -> details(org, approval, now);
      case ApprovalCard.UNDO -> undo(org, shown.get(), pressed, now);
      case ApprovalCard.APPROVE -> approval.flatMap(one -> unticked(one, shown.get(), pressed))
          .orElseGet(() -> decide(org, shown.get(), new Decision.Approve(), pressed, now));
      case ApprovalCard.NARROW ->
          decide(org, shown.get(), new Decision.Narrow(new HashSet<>(ticked(pressed).orElse(List.of()))), pressed, now);
      case ApprovalCard.APPROVE_WITH_REASON, ApprovalCard.BREAK_GLASS ->
          approval.flatMap(one -> unticked(one, shown.get(), pressed))
              .orElseGet(() -> ask(org, shown.get(), pressed, now));
      default -> ask(org, shown.get(), pressed, now);
    };
  }

  /** Asks only where an answer could still count; who may answer is judged when they do. */
  private Reply ask(OrgId org, ShownPlan shown, ButtonPressed pressed, Instant now) {
    Optional<Approval> approval = desk.find(org, shown.id());
    if (approval.isEmpty()) {
      return DecisionWords.notAllowed(new DecideResult.NotAllowed("there is no such request here"));
    }
    if (!(approval.get().state() instanceof ApprovalState.Pending) || approval.get().plan().isExpired(now)) {
      // Too late for any decision; the desk says who was first.
      return decide(org, shown, new Decision.Reject("too late"), pressed, now);
    }
    return approval.get().hash().equals(shown.hash())
        ? ApprovalForms.ask(pressed.action(), new Question(approval.get(), desk.ruling(org, approval.get(), now),
            new MemberId(pressed.member()), now))
        : refreshed(org, shown, pressed, now, DecisionWords.stale(new DecideResult.Stale(approval.get())));
  }

  private Reply details(OrgId org, Optional<Approval> approval, Instant now) {
    return approval.<Reply>map(one -> new Reply.ToYou(DetailsCard.of(one, desk.ruling(org, one, now),
        transactions.in(org, tx -> story.about(tx, one.id().toString())))))
        .orElseGet(() -> Reply.toYou("Nothing to show", Text.of("There is no such request here.")));
  }

  private Reply undo(OrgId org, ShownPlan shown, ButtonPressed pressed, Instant now) {
    Reply reply = undo.pressed(org, shown, new MemberId(pressed.member()), now);
    return reply instanceof Reply.Nothing ? reply : refreshed(org, shown, pressed, now, reply);
  }

  /** Approving covers the whole plan, so it must not count while the presser thinks they left something out. */
  private static Optional<Reply> unticked(Approval approval, ShownPlan shown, ButtonPressed pressed) {
    Optional<List<String>> ticked = ticked(pressed);
    boolean canBeApproved = approval.state() instanceof ApprovalState.Pending && approval.hash().equals(shown.hash());
    if (ticked.isEmpty() || !canBeApproved) {
      return Optional.empty();
    }
    int all = approval.plan().items().size();
    long kept = approval.plan()
        .items()
        .stream()
        .filter(item -> ticked.get().contains(item.action().resource().toString()))
        .count();
    if (kept == all) {
      return Optional.empty();
    }
    return Optional
        .of(Reply.toYou("Nothing was approved", Text.of("You unticked " + (all - kept) + " of " + all + ". Press ",
            Text.strong("Keep only ticked"), " first, or tick them again. Nothing was approved.")));
  }

  private Reply decide(OrgId org, ShownPlan shown, Decision decision, ButtonPressed pressed, Instant now) {
    MemberId member = new MemberId(pressed.member());
    DecideResult result = desk.decide(org, shown.id(), shown.hash(), member, decision, now);
    return switch (result) {
      case DecideResult.Recorded(Approval next) ->
          DecisionWords.recorded(decision, next, desk.ruling(org, next, now), pressed.isPrivate());
      case DecideResult.Stale stale -> refreshed(org, shown, pressed, now, DecisionWords.stale(stale));
      case DecideResult.NotAllowed no -> refreshed(org, shown, pressed, now, DecisionWords.notAllowed(no));
      case DecideResult.VotesWouldNotCount not -> DecisionWords.wouldNotCount(not);
      case DecideResult.AlreadyDecided decided ->
          refreshed(org, shown, pressed, now, DecisionWords.alreadyDecided(decided, member));
    };
  }

  private Reply refreshed(OrgId org, ShownPlan shown, ButtonPressed pressed, Instant now, Reply reply) {
    desk.find(org, shown.id())
        .ifPresent(one -> copies.refresh(org, one, ApprovalCard.of(one, desk.ruling(org, one, now)), pressed, now));
    return reply;
  }

  private static Optional<List<String>> ticked(ButtonPressed pressed) {
    return Optional.ofNullable(pressed.ticked().get(ApprovalCard.PICK));
  }
}
