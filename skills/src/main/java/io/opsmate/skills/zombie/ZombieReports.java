package io.opsmate.skills.zombie;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.HomeCall;
import io.opsmate.skills.kernel.HomePiece;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.ToolCall;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes down what a scan found, with one audit entry, and finds it again. */
final class ZombieReports {
  private final ZombieSkill.Shelf shelf;

  ZombieReports(ZombieSkill.Shelf shelf) {
    this.shelf = shelf;
  }

  /** The same for the same request, so that running it again finds what the first run did. */
  static ReportId idOf(CommandCall call) {
    return new ReportId(UUID.nameUUIDFromBytes(
        (call.org() + " zombies " + call.request().value()).getBytes(StandardCharsets.UTF_8)));
  }

  Optional<Report> find(OrgId org, ReportId id) {
    return shelf.transactions().in(org, tx -> shelf.reports().find(tx, id));
  }

  /** The newest report, when it is on everything. */
  Optional<Report> whole(OrgId org) {
    return shelf.transactions()
        .in(org, tx -> shelf.reports().last(tx, ZombieSkill.NAME))
        .filter(report -> report.request().equals(Question.EVERYTHING));
  }

  /** Puts on record that the estate was looked at to answer a question; no report is kept. */
  void lookedAt(ToolCall call, Findings findings) {
    AuditEntry scanned = AuditEntry.by(call.member(), call.now(), "zombie.scanned", "question",
        Map.of("through", "a question", "regions",
            findings.regions().stream().map(Object::toString).collect(Collectors.joining(", ")), "findings",
            Integer.toString(findings.waste().size()), "gaps", Integer.toString(findings.gaps().size()), "digest",
            digest(findings.waste().stream().map(Finding::row), findings.gaps())));
    shelf.transactions().run(call.org(), tx -> shelf.audit().record(tx, scanned));
  }

  /** The waste of the last report, which may have looked at a part of the estate only. */
  HomePiece onHome(HomeCall call) {
    Stream<Report.Summary> last = shelf.transactions()
        .in(call.org(), shelf.reports()::latest)
        .stream()
        .filter(report -> report.skill().equals(ZombieSkill.NAME));
    return new HomePiece(last.map(report -> new Card.Fact("Waste found",
        Text.of(Text.strong(report.total().shown()), "\n", report.at(), ", ",
            Text.code("/opsmate " + report.request()))))
        .toList(),
        List.of());
  }

  /** Keeps the report, and puts on record that the estate was looked at. */
  Report keep(CommandCall call, Question question, Findings findings) {
    Report report = made(call, question, findings);
    AuditEntry scanned = AuditEntry.by(call.member(), call.now(), "zombie.scanned", report.id().toString(),
        facts(report, findings));
    shelf.transactions().run(call.org(), tx -> {
      shelf.reports().keep(tx, report);
      shelf.audit().record(tx, scanned);
      if (question.isWhole() && findings.gaps().isEmpty()) {
        Arrays.stream(Kind.values())
            .forEach(kind -> shelf.breakers()
                .counted(tx, ZombieSkill.NAME, kind.deed().many(), findings.of(kind).size(), call.channel(),
                    call.now()));
      }
    });
    return report;
  }

  /** What does not fit a card goes into its thread as files, once. */
  void handOver(OrgId org, Report report) {
    if (report.findings() <= ReportCard.LONG) {
      return;
    }
    List<Paper> papers = List.of(shelf.papers().csv(report), shelf.papers().pdf(report));
    shelf.transactions()
        .run(org, tx -> shelf.chat()
            .files(tx, ReportCard.key(report.id()), "papers", Text.of("All " + report.findings()
                + " findings: a CSV file to sort and filter, a PDF to read and print."), papers));
  }

  private static Report made(CommandCall call, Question question, Findings findings) {
    return new Report(idOf(call), ZombieSkill.NAME, call.now(), call.member(), title(question, findings),
        question.typed(), Arrays.stream(Kind.values())
            .map(kind -> new Report.Group(kind.group(), findings.of(kind).stream().map(Finding::row).toList()))
            .filter(group -> !group.rows().isEmpty())
            .toList(),
        findings.gaps());
  }

  private static String title(Question question, Findings findings) {
    int regions = findings.regions().size();
    String where = switch (regions) {
      case 0 -> "no region";
      case 1 -> findings.regions().getFirst().name();
      default -> regions + " regions";
    };
    String whose = question.owner().map(owner -> " of " + owner).orElse("");
    return "Cloud waste" + whose + " in " + where + " (" + findings.lookedAt() + " resources looked at)";
  }

  private static Map<String, String> facts(Report report, Findings findings) {
    Map<String, String> facts = new HashMap<>();
    facts.put("request", report.request());
    facts.put("regions", findings.regions().stream().map(Object::toString).collect(Collectors.joining(", ")));
    facts.put("findings", Integer.toString(report.findings()));
    facts.put("cost", report.total().shown());
    facts.put("gaps", Integer.toString(report.gaps().size()));
    facts.put("digest", digest(report));
    findings.verdicts()
        .forEach((word, count) -> facts.put(word.name().toLowerCase(Locale.ROOT), Integer.toString(count)));
    return facts;
  }

  /** SHA-256 over the findings and gaps, so that a report can later be shown to be the one that was made. */
  static String digest(Report report) {
    return digest(report.groups().stream().flatMap(group -> group.rows().stream()), report.gaps());
  }

  private static String digest(Stream<Report.Row> rows, List<String> gaps) {
    String lines = rows.map(row -> row.ref() + "|" + row.detail() + "|" + row.cost().shown())
        .collect(Collectors.joining("\n", "", "\n" + String.join("\n", gaps)));
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
