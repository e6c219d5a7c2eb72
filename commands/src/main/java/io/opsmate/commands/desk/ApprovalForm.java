package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.FormCheck;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Optional;

/** What a button of an approval asks before it decides. One of these for each; {@link ApprovalForms} has the table. */
interface ApprovalForm extends FormCheck {
  /** Of the form, and of the button that opens it. */
  String id();

  /** At most 24 characters. */
  String title();

  /** At most 24 characters. */
  String submit();

  /** What is said instead of asking; empty to ask. */
  default Optional<Text> instead(Question question) {
    return Optional.empty();
  }

  List<Field> fields(Question question);

  Decision decision(Submission submission);
}
