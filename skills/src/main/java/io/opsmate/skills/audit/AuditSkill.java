package io.opsmate.skills.audit;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import java.util.List;
import java.util.Optional;

/** Looks up the audit trail for approvers: {@code /opsmate audit who @ana}. Each lookup is itself on record. */
public final class AuditSkill implements Skill {
  static final String BY = "by";
  static final String VALUE = "value";

  /** Pressed for the page before; what it shows comes with it. */
  static final String EARLIER = "audit-earlier";

  private static final String VERB = "audit";

  private final Transactions transactions;
  private final AuditStory story;
  private final AuditTrail audit;
  private final Permits permits;

  public AuditSkill(Transactions transactions, AuditStory story, AuditTrail audit, Permits permits) {
    this.transactions = transactions;
    this.story = story;
    this.audit = audit;
    this.permits = permits;
  }

  @Override
  public SkillDescriptor descriptor() {
    return SkillDescriptor.of(VERB, "Tells what is on record: who did what, when, to what.",
        List.of(new CommandSpec(VERB, "Looks up the audit trail: by person, by resource, by request.",
            List.of(ArgumentSpec.word(BY, new ArgumentSpec.Kind.OneOf(List.of("who", "resource", "approval")),
                "What to look up by; without it, the newest entries."),
                ArgumentSpec.word(VALUE, new ArgumentSpec.Kind.Free("vol-0ab12"),
                    "The person, the resource's id, or the request's id.")),
            List.of("/opsmate audit", "/opsmate audit who @ana", "/opsmate audit resource vol-0ab12"),
            CommandSpec.MayRun.APPROVER, "Looking it up …", this::lookUp).cheap()))
        .withButtons(new ButtonSpec(EARLIER, this::earlier))
        .withTools(new AuditTool(transactions, story, audit).search());
  }

  private Reply lookUp(CommandCall call) {
    return switch (Wanted.of(call.arguments())) {
      case Wanted.Bad(Text because) -> Reply.toYou("Nothing was looked up", because);
      case Wanted.Good(Search search) -> transactions.in(call.org(), tx -> {
        List<Line> found = story.search(tx, search, AuditStory.END, FoundCard.PAGE + 1);
        audit.record(tx,
            AuditEntry.by(call.member(), call.now(), "audit.searched", "audit", Wanted.facts(search)));
        return new Reply.ToYou(FoundCard.of(search, found));
      });
    };
  }

  /** Rights are looked at again: they may have changed since the command. */
  private Reply earlier(Press press) {
    Optional<String> refusal = permits.refusal(press.org(), press.member(), CommandSpec.MayRun.APPROVER);
    if (refusal.isPresent()) {
      return Reply.toYou("Nothing was looked up", Text.of("Nothing was looked up: ", refusal.get(), "."));
    }
    Optional<FoundCard.Page> page = FoundCard.Page.read(press.value());
    return page.<Reply>map(wanted -> transactions.in(press.org(),
        tx -> new Reply.ToYou(
            FoundCard.of(wanted.search(), story.search(tx, wanted.search(), wanted.before(), FoundCard.PAGE + 1)))))
        .orElseGet(() -> Reply.toYou("Nothing was looked up",
            Text.of("That button cannot be read any more. Run ", Text.code("/opsmate audit"), " again.")));
  }
}
