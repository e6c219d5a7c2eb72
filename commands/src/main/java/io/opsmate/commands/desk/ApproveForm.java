package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalButtons;
import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;

/** Asks for the reason that the rules want with an approval. */
final class ApproveForm implements ApprovalForm {
  @Override
  public String id() {
    return ApprovalCard.APPROVE_WITH_REASON;
  }

  @Override
  public String title() {
    return "Approve this request";
  }

  @Override
  public String submit() {
    return "Approve";
  }

  @Override
  public List<Field> fields(Question question) {
    return List.of(new Field.Say(question.exactly()),
        new Field.Say(Text.of(ApprovalButtons.starts(question.approval(), question.ruling()))),
        Reason.asked("Why is this right?", true));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    return Reason.faults(answers, Reason.LEAST);
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Approve(Reason.of(submission));
  }
}
