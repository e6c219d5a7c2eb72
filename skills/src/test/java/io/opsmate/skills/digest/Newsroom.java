package io.opsmate.skills.digest;

import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.Limits;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.approval.rules.RunnerLevel;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.DigestPiece;
import io.opsmate.skills.kernel.DigestPiece.Figure;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Reading;
import io.opsmate.skills.testkit.InMemoryDigests;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The digest skill on fakes, with a skill whose news the test writes. It is Tuesday noon, UTC; the clock is moved. */
final class Newsroom {
  static final MemberId EDITOR = new MemberId("U0EDITOR");
  static final MemberId SECOND = new MemberId("U0SECOND");
  static final MemberId OUTSIDER = new MemberId("U0OUTSIDER");
  static final ChannelId OPS = new ChannelId("C0OPS");

  final SetClock clock = SetClock.atNoon();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final RecordingAudit audit = new RecordingAudit();
  final RecordingChat chat = new RecordingChat();
  final ManualJobs jobs = new ManualJobs(transactions);
  final InMemoryDigests ledger = new InMemoryDigests();
  final DigestSkill skill;
  Reading<ZoneId> zone = Reading.known(ZoneId.of("Europe/Berlin"));
  private final SkillSet skills;
  private DigestPiece news = boxes(3, "30");
  private boolean silent;
  private Runnable meanwhile = () -> {
  };
  private int reads;
  private int requests;

  Newsroom() {
    this(Advisor.NONE);
  }

  Newsroom(Advisor advisor) {
    InMemoryRules rules = new InMemoryRules(new OrgRules(1, RunnerLevel.PROD, Set.of(OrgRules.ALL),
        OrgRules.WORKSPACE_ADMINS, List.of(ApprovalRule.of("default", 1,
            Set.of(new Approver.Person(EDITOR), new Approver.Person(SECOND)), Duration.ofHours(24))),
        List.of(), Limits.DEFAULT, null));
    Permits permits = new Permits(transactions, rules, new Rights(new ScriptedMembers()));
    skill = new DigestSkill(new DigestSkill.State(transactions, ledger, audit, chat, jobs),
        new DigestSkill.People(permits, (_, _) -> zone), this::skills, advisor);
    Skill boxes = () -> SkillDescriptor.of("boxes", "Counts boxes", List.of()).withDigests(call -> {
      reads++;
      meanwhile.run();
      if (silent) {
        throw new RetriableFailure("the cellar is locked", new IllegalStateException());
      }
      return news;
    });
    skills = new SkillSet(List.of(skill, boxes));
    jobs.handle(skills.jobs());
  }

  static DigestPiece boxes(int count, String dollars) {
    return new DigestPiece(Text.of(count + " empty boxes"),
        List.of(new Figure("Empty boxes", count, ""), new Figure("Rent", Double.parseDouble(dollars), "$/mo")),
        CostTotal.of(List.of(MonthlyCost.exactly(Money.usd(dollars)))), IntStream.range(0, count)
            .mapToObj(at -> new Card.Row(Text.of("box " + at), Text.of("empty since May")))
            .toList());
  }

  static DigestPiece nothing() {
    return new DigestPiece(Text.of("No empty boxes"), List.of(new Figure("Empty boxes", 0, "")),
        CostTotal.of(List.of()), List.of());
  }

  private SkillSet skills() {
    return skills;
  }

  Newsroom says(DigestPiece piece) {
    news = piece;
    return this;
  }

  Newsroom fallsSilent(boolean is) {
    silent = is;
    return this;
  }

  /** Happens each time the boxes are counted, before what is said of them is known. */
  Newsroom meanwhile(Runnable does) {
    meanwhile = does;
    return this;
  }

  int reads() {
    return reads;
  }

  Reply run(MemberId who, String verb, Map<String, String> arguments) {
    return run(who, verb, arguments, Progress.UNWATCHED);
  }

  Reply run(MemberId who, String verb, Map<String, String> arguments, Progress progress) {
    return skills.command(verb)
        .orElseThrow()
        .handler()
        .run(new CommandCall(Orgs.ACME, who, OPS, new RequestKey("r" + requests++), new Arguments(arguments),
            clock.instant(), progress));
  }

  Reply press(MemberId who, String action, String value) {
    ButtonSpec button =
        skills.buttons().stream().filter(one -> one.action().equals(action)).findFirst().orElseThrow();
    return button.handler()
        .pressed(new Press(Orgs.ACME, who, OPS, new RequestKey("p" + requests++), value, Map.of(), clock.instant()));
  }

  Reply submit(MemberId who, String token, Map<String, List<String>> answers) {
    return skills.forms()
        .getFirst()
        .handler()
        .submitted(
            new Submission(Orgs.ACME, who, new RequestKey("s" + requests++), token, answers, clock.instant()));
  }

  /** Minute by minute would be slow: it stops where jobs are due. */
  void moveTo(String moment) {
    Instant to = Instant.parse(moment);
    while (true) {
      Instant next = jobs.waiting(Orgs.ACME)
          .stream()
          .map(ManualJobs.Waiting::at)
          .filter(at -> !at.isAfter(to))
          .min(Instant::compareTo)
          .orElse(null);
      if (next == null) {
        break;
      }
      clock.moveTo(next.isBefore(clock.instant()) ? clock.instant() : next);
      jobs.runDue(clock.instant());
    }
    clock.moveTo(to);
  }

  /** As when OpsMate did not run in between. */
  void sleepUntil(String moment) {
    clock.moveTo(Instant.parse(moment));
    jobs.runDue(clock.instant());
  }

  Digest only() {
    List<Digest> all = transactions.in(Orgs.ACME, ledger::all);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " digests");
    }
    return all.getFirst();
  }

  List<RecordingChat.Said.OnCard> cards() {
    List<RecordingChat.Said.OnCard> cards = new ArrayList<>();
    chat.all(Orgs.ACME).forEach(said -> {
      if (said instanceof RecordingChat.Said.OnCard card) {
        cards.add(card);
      }
    });
    return cards;
  }

  /** Which days got a card, in order. */
  List<String> days() {
    return cards().stream()
        .map(RecordingChat.Said.OnCard::key)
        .map(CardKey::value)
        .distinct()
        .map(key -> key.substring(key.lastIndexOf(':') + 1))
        .toList();
  }

  List<String> onRecord() {
    return audit.of(Orgs.ACME).stream().map(AuditEntry::what).toList();
  }

  static String words(Reply reply) {
    return reply instanceof Reply.ToYou(Card card) ? card.title() + "\n" + words(card) : reply.toString();
  }

  static String words(Card card) {
    StringBuilder words = new StringBuilder();
    for (Card.Part part : card.parts()) {
      words.append('\n').append(switch (part) {
        case Card.Paragraph(var text) -> text.plain();
        case Card.Note(var text) -> text.plain();
        case Card.Table table -> table.columns() + "\n" + String.join("\n", table.rows()
            .stream()
            .map(row -> String.join(" | ", row.stream().map(Text::plain).toList()))
            .toList());
        case Card.Rows rows -> String.join("\n", rows.rows()
            .stream()
            .map(row -> row.main().plain() + " " + row.detail().plain())
            .toList());
        case Card.Picture(var chart) -> chart.alt();
        case Card.Buttons buttons -> String.join(" ",
            buttons.buttons().stream().map(button -> "[" + button.label() + "]").toList());
        case Card.Facts _, Card.Divider _, Card.Choice _, Card.Steps _ -> "";
      });
    }
    return words.toString();
  }
}
