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
  static final String REASON = "reason";

  /** Unit: characters. */
  private static final int LEAST = 3;

  private static final int MOST = 500;

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
  public List<Field> fields(Approval approval) {
    return List.of(
        new Field.Say(Text.of(Text.strong(approval.plan().title()), ", asked by ", approval.requester(),
            ". Nothing will be changed.")),
        new Field.Words(REASON, "Why?", "It is shown on the card and kept in the audit trail.", true, true, MOST, ""));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    String reason = String.join("", answers.getOrDefault(REASON, List.of())).strip();
    return reason.length() >= LEAST && reason.length() <= MOST
        ? Map.of()
        : Map.of(REASON, "Say why, in " + LEAST + " to " + MOST + " characters.");
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Reject(submission.one(REASON).orElse("").strip());
  }
}
