package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Undo;
import io.opsmate.skills.approval.UndoDesk;
import io.opsmate.skills.approval.UndoResult;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Turns a press on Undo… into a request of its own. Whoever may run one of the skill's commands may ask. */
public final class UndoPresses {
  private final ApprovalDesk approvals;
  private final UndoDesk desk;
  private final Permits permits;
  private final SkillSet skills;

  public UndoPresses(ApprovalDesk approvals, UndoDesk desk, Permits permits, SkillSet skills) {
    this.approvals = approvals;
    this.desk = desk;
    this.permits = permits;
    this.skills = skills;
  }

  Reply pressed(OrgId org, ShownPlan shown, MemberId member, Instant now) {
    Optional<String> refusal = approvals.find(org, shown.id())
        .flatMap(approval -> refusal(org, member, approval.plan().skill()));
    return refusal.isPresent()
        ? notAsked(refusal.get())
        : says(desk.ask(org, shown.id(), member, now), member);
  }

  private Optional<String> refusal(OrgId org, MemberId member, SkillName skill) {
    List<CommandSpec> commands = skills.all()
        .stream()
        .filter(one -> one.name().equals(skill))
        .flatMap(one -> one.commands().stream())
        .toList();
    Optional<String> refusal = Optional.of("the skill " + skill + " is not part of OpsMate any more");
    for (CommandSpec command : commands) {
      refusal = permits.refusal(org, member, command.mayRun());
      if (refusal.isEmpty()) {
        return refusal;
      }
    }
    return refusal;
  }

  /** Where a card shows it, nothing more is said. */
  private static Reply says(UndoResult result, MemberId presser) {
    return switch (result) {
      case UndoResult.Asked(Approval request, List<String> leftOut) when leftOut.isEmpty() -> new Reply.Nothing();
      case UndoResult.Asked(Approval request, List<String> leftOut) -> Reply.toYou("Undo asked for, in part",
          Text.of(Text.strong(request.plan().title()), " now waits for an approval. Not in it: ",
              String.join(" ", leftOut)));
      case UndoResult.Already(Undo undo) -> Reply.toYou("Undo already asked for",
          Text.of(undo.by().equals(presser) ? "You" : undo.by(), " asked ", undo.at(), "; request ",
              Text.code(undo.request().toString()), " has a card of its own. Your press changed nothing."));
      case UndoResult.NoWayBack(String because) -> Reply.toYou("There is no way back", Text.of(because));
      case UndoResult.NotAsked(String because) -> notAsked(because);
    };
  }

  private static Reply notAsked(String because) {
    return Reply.toYou("No undo was asked for",
        Text.of("Nothing was proposed and nothing was changed: ", because, "."));
  }
}
