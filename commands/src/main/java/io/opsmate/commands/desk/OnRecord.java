package io.opsmate.commands.desk;

import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.RecordWords;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Shows what is on record about a request: who did what when, and where in the audit trail it stands. */
final class OnRecord {
  /** Steps on the way, which the outcome that follows tells of. */
  private static final Set<String> STEPS = Set.of("action.started", "action.waiting", "approval.claimed",
      "approval.resumed");

  /** Unit: entries. More would not fit a message beside the plan. */
  private static final int SHOWN = 25;

  private OnRecord() {}

  static List<Card.Part> of(List<Line> story) {
    if (story.isEmpty()) {
      return List.of();
    }
    List<Line> told = story.stream().filter(line -> !STEPS.contains(line.what())).toList();
    List<Card.Row> rows = new ArrayList<>();
    told.stream().limit(SHOWN).forEach(line -> rows.add(RecordWords.row(line)));
    Line last = story.getLast();
    Text where = Text.of(story.size() + " entries, up to #" + last.seq() + " (", Text.code(RecordWords.hash(last)),
        "…); each holds the hash of the one before it.");
    return List.of(new Card.Paragraph(Text.of(Text.strong("On record"))), new Card.Rows(rows), new Card.Note(where));
  }
}
