package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks whoever asked for something whether they really take it back. */
final class WithdrawForm implements ApprovalForm {
  @Override
  public String id() {
    return ApprovalCard.WITHDRAW;
  }

  @Override
  public String title() {
    return "Withdraw your request?";
  }

  @Override
  public String submit() {
    return "Withdraw";
  }

  @Override
  public Optional<Text> instead(Question question) {
    Approval approval = question.approval();
    return question.member().equals(approval.requester())
        ? Optional.empty()
        : Optional.of(Text.of("Only ", approval.requester(), ", who asked for it, can withdraw it. An approver can ",
            Text.strong("Reject"), " it."));
  }

  @Override
  public List<Field> fields(Question question) {
    return List.of(
        new Field.Say(Text.of(Text.strong(question.approval().plan().title()),
            ": the request ends here and nothing will be changed. To have it decided later, ask again.")),
        Reason.asked("Why?", false));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    return Map.of();
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Withdraw(Reason.of(submission));
  }
}
