package io.opsmate.skills.investigate;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.RecordWords;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.approval.ReportReaders.Sight;
import io.opsmate.skills.investigate.InvestigateSkill.Books;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells for a question what is known about one thing. */
final class InvestigateTool {
  /** Unit: characters. */
  private static final int LONG = 300;

  private final Archive archive;
  private final Books books;
  private final ReportReaders readers;

  InvestigateTool(Archive archive, Books books, ReportReaders readers) {
    this.archive = archive;
    this.books = books;
    this.readers = readers;
  }

  /** Which thing. */
  @Describe("Which thing to look up in reports, requests and, for approvers, the audit trail.")
  record Which(
      @Describe("its id: vol-0ab, snap-0ab, eipalloc-0ab, an IP address, or a request's or report's id") String id) {}

  /** What is known about it. */
  record Known(String id, String kind, List<String> findings, List<String> requests, List<String> record,
      boolean recordIsShown) {
    Known {
      findings = List.copyOf(findings);
      requests = List.copyOf(requests);
      record = List.copyOf(record);
    }
  }

  Tool<Which, Known> about() {
    return new Tool<>("investigate_thing",
        "Tells what OpsMate knows about one resource, request or report from its own books.",
        "findings, requests and, for approvers in a direct message, audit entries about one thing", Which.class,
        Known.class,
        MayRun.ANYONE, this::about);
  }

  private ToolAnswer<Known> about(ToolCall call, Which which) {
    List<Thing> things = Things.in(Texts.cut(which.id(), LONG));
    if (things.size() != 1) {
      return new ToolAnswer.Refused<>("Name one thing by its id: vol-0ab, snap-0ab, eipalloc-0ab, an IP address, a "
          + "request's or a report's id.");
    }
    Sight sight = readers.of(call);
    boolean showsRecord = sight.may(MayRun.APPROVER);
    Dossier dossier = archive.about(call.org(), things.getFirst(), archive.reports(call.org(), sight), sight);
    if (showsRecord) {
      noted(call, things.getFirst());
    }
    return new ToolAnswer.Found<>(known(dossier, showsRecord), cited(dossier));
  }

  private static Known known(Dossier dossier, boolean showsRecord) {
    return new Known(dossier.thing().id(), dossier.thing().kind().words(),
        dossier.findings().stream().map(InvestigateTool::says).toList(),
        dossier.requests().stream().map(InvestigateTool::says).toList(),
        dossier.record().stream().map(RecordWords::row).map(InvestigateTool::says).toList(), showsRecord);
  }

  private static List<Evidence> cited(Dossier dossier) {
    List<Evidence> evidence = new ArrayList<>();
    dossier.findings()
        .stream()
        .map(Dossier.Found::row)
        .filter(row -> row.ref().matches("[!-~&&[^\\[\\]]]{1,200}"))
        .forEach(row -> evidence.add(new Evidence(row.ref(), Texts.cut(row.label(), LONG))));
    dossier.requests()
        .forEach(request -> evidence.add(new Evidence(request.card().value(), Texts.cut(request.plan().title(), LONG),
            Optional.of(request.card()))));
    dossier.record()
        .forEach(line -> evidence.add(new Evidence("audit:" + line.seq(), "audit entry #" + line.seq())));
    return evidence;
  }

  private static String says(Dossier.Found found) {
    return Texts.cut(found.row().ref() + ": " + found.row().label() + ", " + found.row().cost().shown() + "; "
        + found.row().detail() + "; in “" + found.report() + "” of " + found.at(), 2 * LONG);
  }

  private static String says(Approval request) {
    return Texts.cut(request.card().value() + ": " + request.plan().title() + ", asked by " + request.requester() + " "
        + request.proposedAt() + ", " + request.state().word().toLowerCase(java.util.Locale.ROOT), LONG);
  }

  private static String says(Card.Row row) {
    return Texts.cut(row.main().plain() + ". " + row.detail().plain(), LONG);
  }

  /** Whoever reads the audit trail leaves a trace in it, whichever way they read it. */
  private void noted(ToolCall call, Thing thing) {
    books.transactions()
        .run(call.org(), tx -> books.audit()
            .record(tx, AuditEntry.by(call.member(), call.now(), "audit.searched", "audit",
                Map.of("through", "question", "for", thing.id()))));
  }
}
