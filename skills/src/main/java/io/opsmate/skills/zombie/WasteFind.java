package io.opsmate.skills.zombie;

import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Clouds;
import io.opsmate.skills.ports.cloud.Region;
import io.opsmate.skills.zombie.ReportCard.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists waste, from the newest report on everything or by looking again. */
final class WasteFind {
  /** Unit: findings on one page. */
  static final int PAGE = 20;

  /** How old a report may be and still be answered from. */
  private static final Duration STALE = Duration.ofHours(24);

  private static final Comparator<Report.Row> DEAREST =
      Comparator.comparing((Report.Row row) -> amount(row.cost())).reversed().thenComparing(Report.Row::ref);

  private final Clouds clouds;
  private final Pricing pricing;
  private final ZombieProposals proposals;
  private final ZombieReports reports;

  WasteFind(Clouds clouds, Pricing pricing, ZombieProposals proposals, ZombieReports reports) {
    this.clouds = clouds;
    this.pricing = pricing;
    this.proposals = proposals;
    this.reports = reports;
  }

  /** What waste is wanted. */
  @Describe("Which waste to list. Leave out what the person did not name.")
  record Wanted(@Describe("only this kind") Optional<Kind> kind,
      @Describe("only this AWS region, like eu-west-1") Optional<String> region,
      @Describe("only what this owner, team, contact or creator is tagged on") Optional<String> owner,
      @Describe("only what costs at least this, in US dollars a month, like 12.5") Optional<BigDecimal> leastCost,
      @Describe("which page, the first is 1; 20 findings each") Optional<Integer> page,
      @Describe("true to look at the cloud again now instead of at the newest report; slower") Optional<
          Boolean> again) {
    private Optional<Region> where() {
      return region.map(String::strip).filter(name -> !name.isEmpty()).map(Region::new);
    }
  }

  /**
   * A page of it.
   *
   * @param source where this comes from
   * @param total what all findings that fit cost, not only this page's
   */
  record Found(String source, Instant at, int findings, String total, int page, int pages,
      List<WasteTools.Waste> waste, List<String> gaps) {
    Found {
      waste = List.copyOf(waste);
      gaps = List.copyOf(gaps);
    }
  }

  /** What was looked at, and when. */
  private record Looked(String source, Instant at, List<Report.Row> rows, List<String> gaps) {}

  /** A report holds nothing of a region that nobody looks at either, which is not that there is nothing. */
  ToolAnswer<Found> find(ToolCall call, Wanted wanted) {
    return wanted.where()
        .flatMap(region -> KnownRegions.refusal(clouds.of(call.org()), List.of(region)))
        .<ToolAnswer<Found>>map(ToolAnswer.Refused::new)
        .orElseGet(() -> read(call, wanted));
  }

  private ToolAnswer<Found> read(ToolCall call, Wanted wanted) {
    Optional<Report> kept = wanted.owner().isPresent() || wanted.again().orElse(false)
        ? Optional.empty()
        : reports.whole(call.org()).filter(report -> report.at().plus(STALE).isAfter(call.now()));
    return kept.isPresent()
        ? found(call, wanted, of(kept.get()))
        : look(call, wanted);
  }

  private ToolAnswer<Found> look(ToolCall call, Wanted wanted) {
    Set<Kind> kinds = wanted.kind().<Set<Kind>>map(EnumSet::of).orElseGet(() -> EnumSet.allOf(Kind.class));
    Question question = new Question(kinds, wanted.where(), Optional.empty(),
        wanted.owner().map(String::strip), Question.EVERYTHING);
    ZombieScan scan = new ZombieScan(clouds.of(call.org()), new Appraisal(pricing));
    return switch (scan.scan(question, call.now(), call.progress())) {
      case ZombieScan.Result.NoSuchRegion(Region asked, List<Region> known) ->
          new ToolAnswer.Refused<>(KnownRegions.unknown(asked, known));
      case ZombieScan.Result.Scanned(Findings findings) -> {
        reports.lookedAt(call, findings);
        yield found(call, wanted, new Looked("looked at the cloud just now", call.now(),
            findings.waste().stream().map(Finding::row).toList(), findings.gaps()));
      }
    };
  }

  private static Looked of(Report report) {
    return new Looked("the newest report on everything; set again to look now", report.at(),
        report.groups().stream().flatMap(group -> group.rows().stream()).toList(), report.gaps());
  }

  private ToolAnswer<Found> found(ToolCall call, Wanted wanted, Looked looked) {
    List<Report.Row> rows = looked.rows().stream().filter(row -> fits(row, wanted)).sorted(DEAREST).toList();
    int pages = Math.max(1, (rows.size() + PAGE - 1) / PAGE);
    int page = wanted.page().orElse(1);
    if (page < 1 || page > pages) {
      return new ToolAnswer.Refused<>("There are pages 1 to " + pages + ".");
    }
    List<Report.Row> here = rows.subList((page - 1) * PAGE, Math.min(page * PAGE, rows.size()));
    Standing standing = WasteTools.standing(proposals, call);
    List<WasteTools.Waste> waste = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (Report.Row row : here) {
      WasteRef.parse(row.ref()).ifPresent(ref -> {
        waste.add(new WasteTools.Waste(row.ref(), ref.kind().word(), ref.region().name(),
            Texts.cut(row.label(), WasteTools.SHORT), Texts.cut(row.detail(), WasteTools.LONG),
            WasteTools.priced(row.cost()), WasteTools.stands(standing, ref)));
        evidence.add(WasteTools.cited(ref, row.label()));
      });
    }
    return new ToolAnswer.Found<>(new Found(looked.source(), looked.at(), rows.size(),
        CostTotal.of(rows.stream().map(Report.Row::cost).toList()).shown(), page, pages, waste,
        WasteTools.gaps(looked.gaps())), evidence);
  }

  private static boolean fits(Report.Row row, Wanted wanted) {
    return WasteRef.parse(row.ref())
        .filter(ref -> wanted.kind().filter(kind -> kind != ref.kind()).isEmpty())
        .filter(ref -> wanted.where().filter(region -> !region.equals(ref.region())).isEmpty())
        .filter(_ -> wanted.leastCost().filter(least -> amount(row.cost()).compareTo(least) < 0).isEmpty())
        .isPresent();
  }

  private static BigDecimal amount(MonthlyCost cost) {
    return switch (cost) {
      case MonthlyCost.Exactly exactly -> exactly.money().amount();
      case MonthlyCost.AtMost atMost -> atMost.money().amount();
      case MonthlyCost.Unpriced _ -> BigDecimal.ONE.negate();
    };
  }
}
