package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.DecideResult;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks what a button of an approval has to know first, and decides with the answer. */
public final class ApprovalForms {
  private static final Map<String, ApprovalForm> TABLE = Stream
      .of(new ApproveForm(), new RejectForm(), new BreakGlassForm(), new WithdrawForm(), new SnoozeForm(),
          new ReassignForm(), new MuteForm())
      .collect(Collectors.toUnmodifiableMap(ApprovalForm::id, Function.identity()));

  private final ApprovalDesk desk;

  public ApprovalForms(ApprovalDesk desk) {
    this.desk = desk;
  }

  static boolean asks(String action) {
    return TABLE.containsKey(action);
  }

  /** The question of a button that {@link #asks}; its token says which request, and which plan the person saw. */
  static Reply ask(String action, Question question) {
    ApprovalForm form = TABLE.get(action);
    if (form == null) {
      throw new IllegalArgumentException("no form of approvals is called " + action);
    }
    return form.instead(question)
        .map(says -> Reply.toYou("Nothing was done", says))
        .orElseGet(() -> new Reply.Ask(new Form(form.id(), form.title(), form.submit(),
            ApprovalCard.value(question.approval()), form.fields(question))));
  }

  public List<FormSpec> specs() {
    return TABLE.values().stream().map(form -> new FormSpec(form.id(), form, sent -> decide(form, sent))).toList();
  }

  private Reply decide(ApprovalForm form, Submission sent) {
    Optional<ShownPlan> shown = ShownPlan.parse(sent.token());
    if (shown.isEmpty()) {
      return Reply.toYou("Nothing was done", Text.of(Forms.OUTDATED));
    }
    Decision decision = form.decision(sent);
    DecideResult result =
        desk.decide(sent.org(), shown.get().id(), shown.get().hash(), sent.member(), decision, sent.now());
    return switch (result) {
      case DecideResult.Recorded(Approval next) ->
          DecisionWords.recorded(decision, next, desk.ruling(sent.org(), next, sent.now()), true);
      case DecideResult.Stale stale -> DecisionWords.stale(stale);
      case DecideResult.NotAllowed no -> DecisionWords.notAllowed(no);
      case DecideResult.VotesWouldNotCount not -> DecisionWords.wouldNotCount(not);
      case DecideResult.AlreadyDecided decided -> DecisionWords.alreadyDecided(decided, sent.member());
    };
  }
}
