package io.opsmate.skills.audit;

import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.approval.RecordWords;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws what a lookup found, one page at a time. */
final class FoundCard {
  /** Unit: entries on one page. */
  static final int PAGE = 10;

  private FoundCard() {}

  /** Which page a button asks for. */
  record Page(Search search, long before) {
    String value() {
      return before + " " + Wanted.written(search);
    }

    static Optional<Page> read(String value) {
      int space = value.indexOf(' ');
      try {
        long before = Long.parseLong(value.substring(0, Math.max(space, 0)));
        return Wanted.read(value.substring(space + 1)).map(search -> new Page(search, before));
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }
  }

  /** @param found one more than a page when there are earlier ones */
  static Card of(Search search, List<Line> found) {
    if (found.isEmpty()) {
      return Card.saying("Audit trail", Text.of("Nothing is on record about ", Wanted.words(search),
          ". What was erased cannot be looked up by name."));
    }
    List<Line> shown = found.subList(0, Math.min(PAGE, found.size()));
    Text headline = Text.of("On record about ", Wanted.words(search), ", the newest first.");
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(headline));
    parts.add(new Card.Rows(shown.stream().map(RecordWords::rowWithPlace).toList()));
    parts.add(new Card.Note(Text.of("This lookup is on record, too. ", Text.code("./opsmate audit verify"),
        " proves that nothing was changed; ", Text.code("./opsmate audit export"), " gives all of it.")));
    if (found.size() > PAGE) {
      parts.add(new Card.Buttons(List.of(new Card.Button(AuditSkill.EARLIER, "Earlier",
          new Page(search, shown.getLast().seq()).value(), Card.Look.NORMAL))));
    }
    return new Card("Audit trail", headline, parts);
  }
}
