package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Mute;
import io.opsmate.skills.approval.ResourceRef;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Unit: findings. More are handed over as files, too; nobody turns so many pages. */
  static final int LONG = 4 * PAGE_ROWS;

  /** Muted resources named per mute; the rest is counted. */
  private static final int SHOWN_MUTED = 10;

  /**
   * What the card says beyond the report.
   *
   * @param waiting what waits for approval on some card, as {@code id in place}
   * @param muted what is not proposed here for a while
   * @param readOnly why nothing can be proposed here
   * @param notes what was proposed last, and what was not
   */
  record Standing(Set<String> waiting, List<Mute> muted, Optional<String> readOnly, List<String> notes) {
    Optional<Mute> mute(WasteRef ref) {
      return muted.stream()
          .filter(mute -> mute.actionName().equals(ref.kind().action().name()) && switch (mute.reach()) {
            case Mute.Reach.These(Set<ResourceRef> resources) -> resources.stream().anyMatch(ref::names);
            case Mute.Reach.InChannel _ -> true;
          })
          .findFirst();
    }

    boolean covers(WasteRef ref) {
      return waiting.contains(ref.id() + " in " + ref.region());
    }
  }

  static CardKey key(ReportId id) {
    return new CardKey("report:" + id);
  }

  int pages() {
    return Math.max(1, (listed().size() + PAGE_ROWS - 1) / PAGE_ROWS);
  }

  /** The page a finding is listed on; the first when it is on none. */
  int pageOf(String ref) {
    return Math.max(0, listed().stream().map(Report.Row::ref).toList().indexOf(ref)) / PAGE_ROWS;
  }

  /** What is said at once, before anything is proposed: the totals. */
  Card totals() {
    Text summary = summary();
    List<Card.Part> parts = new ArrayList<>(head(summary));
    report.groups().forEach(group -> parts.add(new Card.Paragraph(total(group))));
    parts.add(new Card.Note(small(0)));
    return new Card(report.title(), summary, parts);
  }

  Card page(int wanted) {
    return page(wanted, Optional.empty());
  }

  /** With prose between the totals and the findings. */
  Card page(int wanted, Optional<CheckedExplanation> prose) {
    int page = Math.clamp(wanted, 0, pages() - 1);
    Text summary = summary();
    List<Card.Part> parts = new ArrayList<>(head(summary));
    prose.ifPresent(checked -> parts.addAll(checked.parts(report)));
    parts.addAll(groups(page));
    parts.addAll(buttons(page));
    parts.addAll(page == 0 ? muted() : List.of());
    parts.add(new Card.Note(small(page)));
    return new Card(report.title(), summary, parts);
  }

  private List<Card.Part> head(Text summary) {
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(summary));
    report.gaps().forEach(gap -> parts.add(new Card.Note(Text.of(Text.strong("Not complete: "), gap))));
    standing.readOnly()
        .filter(_ -> report.findings() > 0)
        .ifPresent(because -> parts.add(new Card.Note(Text.of("A report only, nothing is proposed: ", because))));
    standing.notes().forEach(note -> parts.add(new Card.Note(Text.of(note))));
    return parts;
  }

  private Text summary() {
    return report.findings() == 0 ? nothing() : found();
  }

  /** What is neither on a card of its own already nor muted, in the report's order. */
  private List<Report.Row> listed() {
    return report.groups()
        .stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> !waits(row) && mute(row).isEmpty())
        .toList();
  }

  private Optional<Mute> mute(Report.Row row) {
    return WasteRef.parse(row.ref()).flatMap(standing::mute);
  }

  private boolean waits(Report.Row row) {
    return WasteRef.parse(row.ref()).filter(standing::covers).isPresent();
  }

  private Text found() {
    int count = report.findings();
    return Text.of(Text.strong(count + (count == 1 ? " wasted resource" : " wasted resources")), " at ",
        Text.strong(report.total().shown()), ".");
  }

  private Text nothing() {
    if (report.gaps().isEmpty() && !report.request().equals("zombies")) {
      return Text.of(Text.strong("Nothing wasted fits what you asked for."), " Ask ", Text.code("/opsmate zombies"),
          " for everything.");
    }
    return report.gaps().isEmpty()
        ? Text.of(Text.strong("No waste found."), " Everything is in use, protected or young. Nicely kept!")
        : Text.of(Text.strong("No waste found in what could be read."), " That is not an all-clear:");
  }

  private List<Card.Part> groups(int page) {
    Set<Report.Row> here = new HashSet<>(
        listed().subList(page * PAGE_ROWS, Math.min((page + 1) * PAGE_ROWS, listed().size())));
    List<Card.Part> parts = new ArrayList<>();
    for (Report.Group group : report.groups()) {
      List<Report.Row> rows = group.rows().stream().filter(here::contains).toList();
      if (!rows.isEmpty() || page == 0) {
        parts.add(new Card.Paragraph(total(group)));
        parts.addAll(rows(rows));
      }
    }
    return parts;
  }

  private Text total(Report.Group group) {
    long waiting = group.rows().stream().filter(this::waits).count();
    long muted = group.rows().stream().filter(row -> !waits(row) && mute(row).isPresent()).count();
    return Text.of(Text.strong(group.name()), ": " + group.rows().size() + ", ", Text.strong(group.total().shown()),
        "." + said(waiting, "waiting for approval", group) + said(muted, "muted", group));
  }

  private static String said(long count, String what, Report.Group group) {
    if (count == 0) {
      return "";
    }
    return count == group.rows().size()
        ? " " + what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + "."
        : " " + count + " " + what + ".";
  }

  /** Under its own words, what each mute keeps from being proposed. */
  private List<Card.Part> muted() {
    Map<Mute, List<Report.Row>> by = new LinkedHashMap<>();
    report.groups()
        .stream()
        .flatMap(group -> group.rows().stream())
        .filter(row -> !waits(row))
        .forEach(row -> mute(row).ifPresent(mute -> by.computeIfAbsent(mute, _ -> new ArrayList<>()).add(row)));
    return by.entrySet().stream().<Card.Part>map(entry -> muted(entry.getKey(), entry.getValue())).toList();
  }

  private static Card.Part muted(Mute mute, List<Report.Row> rows) {
    String labels = rows.stream().limit(SHOWN_MUTED).map(Report.Row::label).collect(Collectors.joining(" · "));
    String more = rows.size() > SHOWN_MUTED ? " and " + (rows.size() - SHOWN_MUTED) + " more" : "";
    return new Card.Note(Text.of(Text.strong("Muted"), " until ", mute.until(), " by ", mute.by(), " (", mute.reason(),
        "): ", labels, more));
  }

  private List<Card.Part> rows(List<Report.Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    if (standing.readOnly().isPresent()) {
      return List.of(new Card.Rows(rows.stream()
          .map(row -> new Card.Row(Text.of(Text.strong(row.cost().shown()), " · ", row.label()), Text.of(row.detail())))
          .toList()));
    }
    return List.of(new Card.Choice(pick(rows.getFirst()), "Not proposed yet: tick what should go",
        rows.stream()
            .map(row -> new Card.Option(row.ref(), row.cost().shown() + " · " + row.label(), row.detail(), false))
            .toList()));
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
    String which = (pages() == 1 ? "" : "Page " + (page + 1) + " of " + pages() + ", ticks count per page. ")
        + (report.findings() > LONG ? "All of it is in the files in the thread. " : "");
    return Text.of(which, "Looked ", report.at(), " for ", report.by(), ": ", Text.code("/opsmate " + report.request()),
        ". List prices of " + asOf + ", 730 h a month; “up to” is a bound, not a saving.");
  }
}
