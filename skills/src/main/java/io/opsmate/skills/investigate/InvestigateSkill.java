package io.opsmate.skills.investigate;

import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.ReportReaders;
import io.opsmate.skills.approval.ReportReaders.Sight;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.MessageCall;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ShortcutSpec;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what OpsMate knows about what a message mentions, from the message's own menu. */
public final class InvestigateSkill implements Skill {
  private static final String NAME = "investigate";

  /** Unit: things looked up at once. */
  private static final int LOOKED_UP = 6;

  private final Archive archive;
  private final Books books;
  private final ReportReaders readers;

  public InvestigateSkill(ApprovalDesk desk, Books books, ReportReaders readers) {
    this.archive = new Archive(desk, books.transactions(), books.reports(), books.story());
    this.books = books;
    this.readers = readers;
  }

  /** Where is written what OpsMate found and did. */
  public record Books(Transactions transactions, ReportShelf reports, AuditStory story, AuditTrail audit) {}

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of(NAME, "Tells what it knows about what a message mentions.", List.of())
        .withShortcuts(new ShortcutSpec(NAME, "Investigate with OpsMate", MayRun.ANYONE, this::investigate))
        .withTools(new InvestigateTool(archive, books, readers).about());
  }

  private Reply investigate(MessageCall call) {
    List<Thing> things = Things.in(call.text());
    if (things.isEmpty()) {
      return new Reply.ToYou(InvestigationCard.nothing());
    }
    Sight sight = readers.of(call.org(), call.member());
    boolean showsRecord = sight.may(MayRun.APPROVER);
    List<Thing> first = things.subList(0, Math.min(LOOKED_UP, things.size()));
    List<Report> latest = archive.reports(call.org(), sight);
    List<Dossier> dossiers =
        first.stream().map(thing -> archive.about(call.org(), thing, latest, sight)).toList();
    if (showsRecord) {
      noted(call, first);
    }
    return new Reply.ToYou(InvestigationCard.of(dossiers, things.size() - first.size(), latest, showsRecord));
  }

  /** Whoever reads the audit trail leaves a trace in it, whichever way they read it. */
  private void noted(MessageCall call, List<Thing> things) {
    String ids = things.stream().map(Thing::id).collect(Collectors.joining(", "));
    books.transactions()
        .run(call.org(), tx -> books.audit()
            .record(tx, AuditEntry.by(call.member(), call.now(), "audit.searched", "audit",
                Map.of("through", "message", "for", ids))));
  }
}
