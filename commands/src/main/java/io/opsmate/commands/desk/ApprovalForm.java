package io.opsmate.commands.desk;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.Decision;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.FormCheck;
import io.opsmate.skills.kernel.Submission;
import java.util.List;

/** What a button of an approval asks before it decides. One of these for each; {@link ApprovalForms} has the table. */
interface ApprovalForm extends FormCheck {
  /** Of the form, and of the button that opens it. */
  String id();

  /** At most 24 characters. */
  String title();

  /** At most 24 characters. */
  String submit();

  List<Field> fields(Approval approval);

  Decision decision(Submission submission);
}
