package io.opsmate.skills.audit;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.approval.AuditStory.Search;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.approval.RecordWords;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Describe;
import io.opsmate.skills.kernel.Evidence;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.kernel.ToolAnswer;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up the audit trail for a question, with the same rights as the command, and leaves the same trace in it. */
final class AuditTool {
  /** Unit: entries on one page. */
  private static final int PAGE = 20;

  /** Unit: characters. */
  private static final int LONG = 300;

  /** Questions put themselves on record, each several times; whoever asks who did what means none of that. */
  private static final Search DEEDS = new Search.Without(Set.of("model.asked", "audit.searched"));

  private final Transactions transactions;
  private final AuditStory story;
  private final AuditTrail audit;

  AuditTool(Transactions transactions, AuditStory story, AuditTrail audit) {
    this.transactions = transactions;
    this.story = story;
    this.audit = audit;
  }

  /** By what to look up. */
  enum By {
    WHO, RESOURCE, APPROVAL
  }

  /** What is looked for. */
  @Describe("What to look up; without “by” the newest entries, leaving out who asked the model or looked something up.")
  record Lookup(@Describe("by what to look up") Optional<By> by,
      @Describe("the person's Slack id like U0123, the resource's id like vol-0ab, or the request's id") Optional<
          String> value,
      @Describe("only entries before this number, to read on") Optional<Long> before) {}

  /** One entry in words. */
  record Entry(long number, String says) {}

  /** The newest first; with the number to read on from where there are more. */
  record Found(List<Entry> entries, Optional<Long> readOnBefore) {
    Found {
      entries = List.copyOf(entries);
    }
  }

  Tool<Lookup, Found> search() {
    return new Tool<>("audit_search",
        "Looks up the audit trail: who did what and when, by person, resource or request. Without these, entries about asking "
            + "the model and about lookups are left out. Each lookup is on record.",
        "what people did, when and why, with their Slack ids", Lookup.class, Found.class, MayRun.APPROVER,
        this::search);
  }

  private ToolAnswer<Found> search(ToolCall call, Lookup wanted) {
    Map<String, String> typed = new HashMap<>();
    wanted.by().ifPresent(by -> typed.put(AuditSkill.BY, by.name().toLowerCase(Locale.ROOT)));
    wanted.value().ifPresent(value -> typed.put(AuditSkill.VALUE, Texts.cut(value, 200)));
    return switch (Wanted.of(new Arguments(typed))) {
      case Wanted.Bad(var because) -> new ToolAnswer.Refused<>(because.plain());
      case Wanted.Good(Search search) ->
          found(read(call, wanted.by().isEmpty() ? DEEDS : search, wanted.before().orElse(AuditStory.END)));
    };
  }

  private List<Line> read(ToolCall call, Search search, long before) {
    Map<String, String> facts = new HashMap<>(Wanted.facts(search));
    facts.put("asked", "in a question");
    return transactions.in(call.org(), tx -> {
      List<Line> found = story.search(tx, search, before, PAGE + 1);
      audit.record(tx, AuditEntry.by(call.member(), call.now(), "audit.searched", "audit", facts));
      return found;
    });
  }

  private static ToolAnswer<Found> found(List<Line> lines) {
    List<Line> here = lines.stream().limit(PAGE).toList();
    return new ToolAnswer.Found<>(
        new Found(here.stream().map(line -> new Entry(line.seq(), says(line))).toList(),
            lines.size() > PAGE ? Optional.of(here.getLast().seq()) : Optional.empty()),
        here.stream().map(line -> new Evidence("audit:" + line.seq(), "audit entry #" + line.seq())).toList());
  }

  private static String says(Line line) {
    Card.Row row = RecordWords.rowWithPlace(line);
    return Texts.cut(row.main().plain() + ". " + row.detail().plain(), LONG);
  }
}
