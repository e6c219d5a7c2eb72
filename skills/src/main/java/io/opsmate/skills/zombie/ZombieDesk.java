package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.Plan;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.ZombieProposals.Proposed;
import io.opsmate.skills.zombie.ZombieProposals.Proposer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers the command and the buttons of the zombie skill. */
final class ZombieDesk {
  private final Clouds clouds;
  private final Pricing pricing;
  private final ZombieProposals proposals;
  private final ZombieReports reports;
  private final Consumer<Shown> onceShown;

  /** @param onceShown hears of each report whose card is about to be shown */
  ZombieDesk(Clouds clouds, Pricing pricing, ZombieProposals proposals, ZombieReports reports,
      Consumer<Shown> onceShown) {
    this.onceShown = onceShown;
    this.clouds = clouds;
    this.pricing = pricing;
    this.proposals = proposals;
    this.reports = reports;
  }

  /** A report, and for whom. */
  record Shown(Report report, Proposer by) {}

  /** The first page as it stands now, with prose. */
  Card explained(Report report, Proposer by, Optional<CheckedExplanation> prose) {
    return card(report, by, List.of()).page(0, prose);
  }

  /**
   * Scans, keeps the report, proposes. When the same request runs again after a crash, the report that was kept is not
   * made again; its resources are read again, and only what is still waste and on no card yet is proposed.
   */
  Reply report(CommandCall call) {
    Proposer proposer = new Proposer(call.org(), call.member(), call.channel(), call.now());
    Optional<Report> kept = reports.find(call.org(), ZombieReports.idOf(call));
    if (kept.isPresent()) {
      return answered(call, kept.get(), proposer, () -> fresh(call.org(), dearest(kept.get()), call.now()));
    }
    Question question = Question.of(call.arguments());
    ZombieScan scan = new ZombieScan(clouds.of(call.org()), new Appraisal(pricing));
    return switch (scan.scan(question, call.now(), call.progress())) {
      case ZombieScan.Result.NoSuchRegion(Region asked, List<Region> known) -> Reply.toYou("Nothing was looked at",
          Text.of("I may not look at ", Text.code(asked.name()), ". I look at ",
              known.stream().map(Region::name).collect(Collectors.joining(", ")), "."));
      case ZombieScan.Result.Scanned(Findings findings) ->
          answered(call, reports.keep(call, question, findings), proposer, () -> findings);
    };
  }

  /** Turns to another page of a report. */
  Reply turn(Press press) {
    String[] value = press.value().split(":", 2);
    int page = value.length == 2 && value[1].matches("\\d{1,4}") ? Integer.parseInt(value[1]) : 0;
    return find(press.org(), value[0])
        .<Reply>map(report -> show(report, proposer(press), List.of(), page))
        .orElseGet(ZombieDesk::gone);
  }

  /** Proposes what is ticked, after reading it again. */
  Reply propose(Press press) {
    return find(press.org(), press.value()).map(report -> propose(press, report)).orElseGet(ZombieDesk::gone);
  }

  private Reply propose(Press press, Report report) {
    List<WasteRef> ticked = ticked(press, report);
    if (ticked.isEmpty()) {
      return Reply.toYou("Nothing was proposed", Text.of("Nothing is ticked. Tick what should go, then press again."));
    }
    Findings fresh = fresh(press.org(), ticked, press.now());
    Proposer proposer = proposer(press);
    Proposed done = proposals.propose(proposer, fresh);
    List<String> notes = Stream.concat(fresh.gaps().stream(), done.notes().stream()).toList();
    if (done.resources() == 0) {
      String because = proposals.readOnly(press.org()).orElseGet(() -> String.join(" ", notes));
      return Reply.toYou("Nothing was proposed", Text.of(because));
    }
    int page = card(report, proposer, notes).pageOf(ticked.getFirst().toString());
    return show(report, proposer, notes, page);
  }

  /** The totals come first, so that they stand above the requests for approval that follow. */
  private Reply answered(CommandCall call, Report report, Proposer by, Supplier<Findings> findings) {
    call.progress()
        .first(new Reply.ToChannel(ReportCard.key(report.id()), by.now().toEpochMilli() - 1,
            card(report, by, List.of()).totals()));
    reports.handOver(call.org(), report);
    onceShown.accept(new Shown(report, by));
    return call.progress().isCancelled()
        ? show(report, by, List.of("The scan was cancelled, so it is not complete and nothing was proposed. Run "
            + "/opsmate zombies again, or tick what should go."), 0)
        : proposed(report, by, findings.get());
  }

  private Reply proposed(Report report, Proposer by, Findings findings) {
    List<String> notes = proposals.readOnly(by.org()).isPresent()
        ? List.of()
        : proposals.propose(by, findings).notes();
    return show(report, by, notes, 0);
  }

  /** The version grows with time, so that of two people's pages the later one stays. */
  private Reply show(Report report, Proposer by, List<String> notes, int page) {
    return new Reply.ToChannel(ReportCard.key(report.id()), by.now().toEpochMilli(),
        card(report, by, notes).page(page));
  }

  private ReportCard card(Report report, Proposer by, List<String> notes) {
    return new ReportCard(report, pricing.list().asOf(), new ReportCard.Standing(proposals.waiting(by.org()),
        proposals.muted(by), proposals.readOnly(by.org()), notes));
  }

  private static Proposer proposer(Press press) {
    return new Proposer(press.org(), press.member(), press.channel(), press.now());
  }

  private Findings fresh(OrgId org, Collection<WasteRef> refs, Instant now) {
    return new FreshFindings(clouds.of(org), new Appraisal(pricing)).of(refs, now);
  }

  private Optional<Report> find(OrgId org, String id) {
    try {
      return reports.find(org, ReportId.parse(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<WasteRef> dearest(Report report) {
    return report.groups()
        .stream()
        .flatMap(group -> group.rows().stream().limit(Plan.MOST_ITEMS))
        .map(row -> WasteRef.parse(row.ref()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Only what is in the report: a press cannot bring in something else. */
  private static List<WasteRef> ticked(Press press, Report report) {
    Set<String> reported = report.groups()
        .stream()
        .flatMap(group -> group.rows().stream())
        .map(Report.Row::ref)
        .collect(Collectors.toUnmodifiableSet());
    return press.ticked()
        .entrySet()
        .stream()
        .filter(choice -> choice.getKey().startsWith(ReportCard.PICK))
        .flatMap(choice -> choice.getValue().stream())
        .filter(reported::contains)
        .map(WasteRef::parse)
        .flatMap(Optional::stream)
        .distinct()
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private static Reply gone() {
    return Reply.toYou("That report is gone",
        Text.of("It is no longer kept, so nothing was done. Run ", Text.code("/opsmate zombies"), " again."));
  }
}
