package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;

/** Asks why a request is rejected. */
final class RejectForm implements ApprovalForm {
  @Override
  public String id() {
    return ApprovalCard.REJECT;
  }

  @Override
  public String title() {
    return "Reject this request";
  }

  @Override
  public String submit() {
    return "Reject";
  }

  @Override
  public List<Field> fields(Question question) {
    Approval approval = question.approval();
    return List.of(
        new Field.Say(Text.of(Text.strong(approval.plan().title()), ", asked by ", approval.requester(),
            ". Nothing will be changed.")),
        Reason.asked("Why?", true));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    return Reason.faults(answers, Reason.LEAST);
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Reject(Reason.of(submission));
  }
}
