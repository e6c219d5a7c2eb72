package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;

/** Asks for the reason of an approval that one person gives alone, and says what comes of it. */
final class BreakGlassForm implements ApprovalForm {
  /** Unit: characters. */
  private static final int LEAST = 10;

  @Override
  public String id() {
    return ApprovalCard.BREAK_GLASS;
  }

  @Override
  public String title() {
    return "Break the glass";
  }

  @Override
  public String submit() {
    return "Approve alone";
  }

  @Override
  public List<Field> fields(Question question) {
    return List.of(new Field.Say(Text.of(Text.strong("For emergencies only."),
        " You approve this alone, and it starts at once. The security channel hears it now, with your name and "
            + "reason, and somebody else has to review it afterwards.")),
        new Field.Say(question.exactly()), Reason.asked("What is the emergency?", true));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    return Reason.faults(answers, LEAST);
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.BreakGlass(Reason.of(submission));
  }
}
