package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Draws one page of a report on waste.
 *
 * @param asOf the day of the price list
 * @param standing how things stand now, apart from the report
 */
record ReportCard(Report report, LocalDate asOf, Standing standing) {
  static final String PAGE = "zombie_page";
  static final String PROPOSE = "zombie_propose";

  /** How the id of every list of things to tick begins. */
  static final String PICK = "zombie_pick_";

  /** Rows on one page: what one Slack message holds with room to spare. */
  static final int PAGE_ROWS = 15;

  /**
   * What the card says beyond the report.
   *
   * @param waiting what waits for approval on some card, as {@code id in place}
   * @param readOnly why nothing can be proposed here
   * @param notes what was proposed last, and what was not
   */
  record Standing(Set<String> waiting, Optional<String> readOnly, List<String> notes) {
    boolean covers(WasteRef ref) {
      return waiting.contains(ref.id() + " in " + ref.region());
    }
  }

  static CardKey key(ReportId id) {
    return new CardKey("report:" + id);
  }

  int pages() {
    return Math.max(1, (report.findings() + PAGE_ROWS - 1) / PAGE_ROWS);
  }

  /** The page a finding is on; the first when it is on none. */
  int pageOf(String ref) {
    List<String> refs = report.groups()
        .stream()
        .flatMap(group -> group.rows().stream())
        .map(Report.Row::ref)
        .toList();
    return Math.max(0, refs.indexOf(ref)) / PAGE_ROWS;
  }

  Card page(int wanted) {
    int page = Math.clamp(wanted, 0, pages() - 1);
    Text summary = report.findings() == 0 ? nothing() : found();
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(summary));
    report.gaps().forEach(gap -> parts.add(new Card.Note(Text.of(Text.strong("Not complete: "), gap))));
    standing.readOnly()
        .filter(_ -> report.findings() > 0)
        .ifPresent(because -> parts.add(new Card.Note(Text.of("A report only, nothing is proposed: ", because))));
    standing.notes().forEach(note -> parts.add(new Card.Note(Text.of(note))));
    parts.addAll(groups(page));
    parts.addAll(buttons(page));
    parts.add(new Card.Note(small(page)));
    return new Card(report.title(), summary, parts);
  }

  private Text found() {
    int count = report.findings();
    return Text.of(Text.strong(count + (count == 1 ? " wasted resource" : " wasted resources")), " at ",
        Text.strong(report.total().shown()), ".");
  }

  private Text nothing() {
    return report.gaps().isEmpty()
        ? Text.of(Text.strong("No waste found."), " Everything is in use, protected or young. Nicely kept!")
        : Text.of(Text.strong("No waste found in what could be read."), " That is not an all-clear:");
  }

  private List<Card.Part> groups(int page) {
    List<Card.Part> parts = new ArrayList<>();
    int before = 0;
    for (Report.Group group : report.groups()) {
      int from = Math.clamp((long) page * PAGE_ROWS - before, 0, group.rows().size());
      int to = Math.clamp((long) (page + 1) * PAGE_ROWS - before, 0, group.rows().size());
      if (from < to) {
        parts.add(new Card.Divider());
        parts.add(new Card.Paragraph(Text.of(Text.strong(group.name()), ": " + group.rows().size() + ", ",
            group.total().shown(), from > 0 ? " (continued)" : "")));
        parts.addAll(rows(group.rows().subList(from, to)));
      }
      before += group.rows().size();
    }
    return parts;
  }

  private List<Card.Part> rows(List<Report.Row> rows) {
    List<Card.Row> shown = new ArrayList<>();
    List<Card.Option> open = new ArrayList<>();
    for (Report.Row row : rows) {
      boolean waits = WasteRef.parse(row.ref()).filter(standing::covers).isPresent();
      if (waits || standing.readOnly().isPresent()) {
        shown.add(new Card.Row(Text.of(Text.strong(row.cost().shown()), " · ", row.label()),
            Text.of(waits ? "Waits for approval on its card. " : "", row.detail())));
      } else {
        open.add(new Card.Option(row.ref(), row.cost().shown() + " · " + row.label(), row.detail(), false));
      }
    }
    List<Card.Part> parts = new ArrayList<>();
    if (!shown.isEmpty()) {
      parts.add(new Card.Rows(shown));
    }
    if (!open.isEmpty()) {
      parts.add(new Card.Choice(pick(rows.getFirst()), "Not proposed yet: tick what should go", open));
    }
    return parts;
  }

  private static String pick(Report.Row row) {
    return PICK + WasteRef.parse(row.ref()).map(ref -> ref.kind().word()).orElse("other");
  }

  private List<Card.Part> buttons(int page) {
    List<Card.Button> buttons = new ArrayList<>();
    if (groups(page).stream().anyMatch(Card.Choice.class::isInstance)) {
      buttons.add(new Card.Button(PROPOSE, "Propose ticked", report.id().toString(), Card.Look.PRIMARY));
    }
    if (page + 1 < pages()) {
      buttons.add(turn("Next page", page + 1));
    }
    if (page > 0) {
      buttons.add(turn("Previous page", page - 1));
    }
    return buttons.isEmpty() ? List.of() : List.of(new Card.Buttons(buttons));
  }

  private Card.Button turn(String label, int page) {
    return new Card.Button(PAGE, label, report.id() + ":" + page, Card.Look.NORMAL);
  }

  private Text small(int page) {
    String which = pages() == 1 ? "" : "Page " + (page + 1) + " of " + pages() + ", ticks count per page. ";
    return Text.of(which, "Looked ", report.at(), " for ", report.by(), ": ", Text.code("/opsmate " + report.request()),
        ". List prices of " + asOf + ", 730 h a month; “up to” is a bound, not a saving.");
  }
}
