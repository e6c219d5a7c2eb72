package io.opsmate.skills.investigate;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalId;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.approval.ReportReaders.Sight;
import io.opsmate.skills.investigate.Dossier.Found;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks things up in what OpsMate has: the latest reports, the requests, the audit trail. Asks nobody outside. */
final class Archive {
  /** Unit: entries of the audit trail that are read to find requests, and that are shown. */
  private static final int READ = 60;
  private static final int SHOWN = 3;

  /** Unit: findings and requests shown of one thing. */
  private static final int MOST = 5;

  private final ApprovalDesk desk;
  private final Transactions transactions;
  private final ReportShelf shelf;
  private final AuditStory story;

  Archive(ApprovalDesk desk, Transactions transactions, ReportShelf shelf, AuditStory story) {
    this.desk = desk;
    this.transactions = transactions;
    this.shelf = shelf;
    this.story = story;
  }

  /** The newest report of every skill that has made one, of those that somebody may see. */
  List<Report> reports(OrgId org, Sight sight) {
    return transactions.in(org,
        tx -> shelf.latest(tx).stream().flatMap(summary -> shelf.find(tx, summary.id()).stream()).toList())
        .stream()
        .filter(report -> sight.shows(report.skill(), report.request()))
        .toList();
  }

  Dossier about(OrgId org, Thing thing, List<Report> latest, Sight sight) {
    List<Line> lines = transactions.in(org, tx -> lines(tx, thing));
    List<Approval> requests = ids(thing, lines).flatMap(id -> desk.find(org, id).stream())
        .sorted(Comparator.comparing(Approval::proposedAt).reversed())
        .limit(MOST)
        .toList();
    List<Report> reports = thing.kind() == Thing.Kind.REPORT
        ? transactions.in(org, tx -> report(tx, thing).stream().toList())
            .stream()
            .filter(report -> sight.shows(report.skill(), report.request()))
            .toList()
        : latest;
    return new Dossier(thing, findings(thing, reports), requests,
        sight.may(MayRun.APPROVER) ? lines.stream().limit(SHOWN).toList() : List.of());
  }

  private List<Line> lines(Tx tx, Thing thing) {
    Search search = thing.isResource() ? new Search.Resource(thing.id()) : new Search.Subject(thing.id());
    return story.search(tx, search, AuditStory.END, READ);
  }

  private static Stream<ApprovalId> ids(Thing thing, List<Line> lines) {
    Stream<String> named = thing.isResource()
        ? lines.stream().map(Line::subject)
        : Stream.of(thing.id()).filter(_ -> thing.kind() == Thing.Kind.REQUEST);
    return named.distinct().flatMap(subject -> uuid(subject).stream()).map(ApprovalId::new);
  }

  private Optional<Report> report(Tx tx, Thing thing) {
    return uuid(thing.id()).flatMap(id -> shelf.find(tx, new ReportId(id)));
  }

  private static List<Found> findings(Thing thing, List<Report> reports) {
    return reports.stream()
        .flatMap(report -> report.groups()
            .stream()
            .flatMap(group -> group.rows().stream())
            .filter(row -> thing.kind() == Thing.Kind.REPORT || mentions(row, thing.id()))
            .map(row -> new Found(row, report.title(), report.request(), report.at())))
        .limit(MOST)
        .toList();
  }

  /** Its own row, or one that names it. */
  private static boolean mentions(Report.Row row, String id) {
    Pattern whole = Pattern.compile("(?<![A-Za-z0-9.-])" + Pattern.quote(id) + "(?![A-Za-z0-9-])");
    return Arrays.asList(row.ref().split(":")).contains(id) || whole.matcher(row.label()).find()
        || whole.matcher(row.detail()).find();
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
