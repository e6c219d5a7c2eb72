package io.opsmate.commands.desk;

import io.opsmate.skills.approval.ApprovalCard;
import io.opsmate.skills.approval.Attention;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Map;

/** Asks who is to look at a request. */
final class ReassignForm implements ApprovalForm {
  private static final String PEOPLE = "people";
  private static final String NOTE = "note";

  /** People asked by name at once; more than that is nobody in particular. */
  private static final int MOST = 5;

  private static final int LONGEST_NOTE = 300;

  @Override
  public String id() {
    return ApprovalCard.REASSIGN;
  }

  @Override
  public String title() {
    return "Ask somebody by name";
  }

  @Override
  public String submit() {
    return "Ask them";
  }

  @Override
  public List<Field> fields(Question question) {
    Attention.Asked asked = question.approval().attention().asked();
    return List.of(
        new Field.Say(Text.of(Text.strong(question.approval().plan().title()),
            ": they are mentioned below the card, and it "
                + "says that it waits for them. Who may approve stays as it is.")),
        new Field.PickPeople(PEOPLE, "Who?", MOST, asked == null ? List.of() : asked.people(), true),
        new Field.Words(NOTE, "What should they know?", "They read it in the thread.", true, false, LONGEST_NOTE, ""));
  }

  @Override
  public Map<String, String> faults(Map<String, List<String>> answers) {
    int named = answers.getOrDefault(PEOPLE, List.of()).size();
    return named >= 1 && named <= MOST ? Map.of() : Map.of(PEOPLE, "Name 1 to " + MOST + " people.");
  }

  @Override
  public Decision decision(Submission submission) {
    return new Decision.Reassign(submission.all(PEOPLE).stream().map(MemberId::new).distinct().toList(),
        submission.one(NOTE).orElse("").strip());
  }
}
