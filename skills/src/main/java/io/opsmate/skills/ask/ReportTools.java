package io.opsmate.skills.ask;

import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the reports that skills have made. */
final class ReportTools {
  /** Unit: findings on one page. */
  private static final int PAGE = 20;

  /** Unit: gaps told. */
  private static final int GAPS = 8;

  /** Unit: characters. */
  private static final int SHORT = 100;
  private static final int LONG = 160;

  private final Transactions transactions;
  private final ReportShelf shelf;
  private final ReportReaders readers;

  ReportTools(Transactions transactions, ReportShelf shelf, ReportReaders readers) {
    this.transactions = transactions;
    this.shelf = shelf;
    this.readers = readers;
  }

  /** Nothing to say beyond the call. */
  @Describe("Nothing is needed.")
  record Nothing() {}

  /** A report in short. */
  record Short(String id, String title, Instant at, String request, int findings, String total, int gaps) {}

  /** The newest of each skill. */
  record Latest(List<Short> reports) {
    Latest {
      reports = List.copyOf(reports);
    }
  }

  /** Which report. */
  @Describe("Which report to show.")
  record Which(@Describe("its id as reports_latest gave it") String id,
      @Describe("which page, the first is 1; 20 findings each") Optional<Integer> page) {}

  /** A finding. */
  record Row(String ref, String group, String label, String why, String cost) {}

  /** A page of a report. */
  record Page(String title, Instant at, String request, int findings, String total, int page, int pages, List<Row> rows,
      List<String> gaps) {
    Page {
      rows = List.copyOf(rows);
      gaps = List.copyOf(gaps);
    }
  }

  Tool<Nothing, Latest> latest() {
    return new Tool<>("reports_latest", "Lists the newest report of each kind: when, what it found, what it costs.",
        "titles, times and totals of reports", Nothing.class, Latest.class, MayRun.ANYONE, this::latest);
  }

  Tool<Which, Page> show() {
    return new Tool<>("report_show", "Shows a report that was made earlier, as it was then.",
        "ids, names, owner tags and list prices of what a report found", Which.class, Page.class, MayRun.ANYONE,
        this::show);
  }

  private ToolAnswer<Latest> latest(ToolCall call, Nothing nothing) {
    ReportReaders.Sight sight = readers.of(call);
    List<Report.Summary> latest = transactions.in(call.org(), shelf::latest)
        .stream()
        .filter(one -> sight.shows(one.skill(), one.request()))
        .limit(PAGE)
        .toList();
    return new ToolAnswer.Found<>(
        new Latest(latest.stream()
            .map(one -> new Short(id(one.id()), Texts.cut(one.title(), LONG), one.at(), Texts.cut(one.request(), LONG),
                one.findings(), one.total().shown(), one.gaps()))
            .toList()),
        latest.stream().map(one -> cited(one.id(), one.title())).toList());
  }

  private ToolAnswer<Page> show(ToolCall call, Which which) {
    ReportReaders.Sight sight = readers.of(call);
    return parsed(which.id())
        .flatMap(id -> transactions.in(call.org(), tx -> shelf.find(tx, id)))
        .filter(report -> sight.shows(report.skill(), report.request()))
        .map(report -> page(report, which.page().orElse(1)))
        .orElseGet(() -> new ToolAnswer.Refused<>(
            "There is no such report that this person may see; reports_latest lists the newest."));
  }

  private static ToolAnswer<Page> page(Report report, int page) {
    int pages = Math.max(1, (report.findings() + PAGE - 1) / PAGE);
    if (page < 1 || page > pages) {
      return new ToolAnswer.Refused<>("The report has pages 1 to " + pages + ".");
    }
    List<Row> rows = report.groups()
        .stream()
        .flatMap(group -> group.rows().stream().map(row -> row(group, row)))
        .skip((page - 1L) * PAGE)
        .limit(PAGE)
        .toList();
    return new ToolAnswer.Found<>(
        new Page(Texts.cut(report.title(), LONG), report.at(), Texts.cut(report.request(), LONG), report.findings(),
            report.total().shown(), page, pages, rows,
            report.gaps().stream().limit(GAPS).map(gap -> Texts.cut(gap, LONG)).toList()),
        Stream.concat(Stream.of(cited(report.id(), report.title())),
            rows.stream().filter(row -> canBeCited(row.ref())).map(row -> new Evidence(row.ref(), row.label())))
            .toList());
  }

  private static Row row(Report.Group group, Report.Row row) {
    return new Row(Texts.cut(row.ref(), LONG), Texts.cut(group.name(), SHORT), Texts.cut(row.label(), SHORT),
        Texts.cut(row.detail(), LONG), row.cost().shown());
  }

  private static boolean canBeCited(String ref) {
    return ref.matches("[!-~&&[^\\[\\]]]{1,200}");
  }

  private static Evidence cited(ReportId id, String title) {
    return new Evidence(id(id), Texts.cut(title, SHORT), Optional.of(new CardKey(id(id))));
  }

  private static String id(ReportId id) {
    return "report:" + id;
  }

  private static Optional<ReportId> parsed(String written) {
    try {
      return Optional.of(ReportId.parse(written.strip().replaceFirst("^report:", "")));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
