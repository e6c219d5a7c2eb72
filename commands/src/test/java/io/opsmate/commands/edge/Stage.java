package io.opsmate.commands.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.commands.desk.Answers;
import io.opsmate.commands.desk.ApprovalForms;
import io.opsmate.commands.desk.ApprovalPresses;
import io.opsmate.commands.desk.CancelPresses;
import io.opsmate.commands.desk.ClickedCopies;
import io.opsmate.commands.desk.CommandRuns;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.DeskSkill;
import io.opsmate.commands.desk.Forms;
import io.opsmate.commands.desk.Heard;
import io.opsmate.commands.desk.HomeVisits;
import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.desk.MenuPresses;
import io.opsmate.commands.desk.MessagesVisits;
import io.opsmate.commands.desk.Presses;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.desk.Shortcuts;
import io.opsmate.commands.desk.ShownCards;
import io.opsmate.commands.desk.Submissions;
import io.opsmate.commands.desk.UndoPresses;
import io.opsmate.commands.desk.WindowButtons;
import io.opsmate.commands.edge.url.ResponseUrls;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Rendering;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.Pictures;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.testkit.InMemoryCancellations;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.commands.testkit.InMemoryInbox;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.ApprovalDigest;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.ProposeResult;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.UndoDesk;
import io.opsmate.skills.approval.WaysBack;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.approval.rules.OrgRules;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.ButtonHandler;
import io.opsmate.skills.kernel.ButtonSpec;
import io.opsmate.skills.kernel.CommandCall;
import io.opsmate.skills.kernel.CommandHandler;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.FormSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.MessageCall;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Press;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.ShortcutSpec;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Submission;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryMutes;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.RecordingChat;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The whole edge on fakes: Slack outside, one org, one approver, a skill called sweep, and boxes to scrap. */
final class Stage {
  static final OrgId ACME = io.opsmate.skills.testkit.Orgs.ACME;
  static final MemberId REQUESTER = Boxes.REQUESTER;
  static final MemberId APPROVER = Boxes.APPROVER;
  static final MemberId SECOND = new MemberId("U0SECOND");
  static final MemberId OUTSIDER = new MemberId("U0OUTSIDER");

  static final Form SETUP = new Form("sweep_setup", "Set up sweeping", "Save", "token 1",
      List.of(new Field.Words("name", "Name", "", false, true, 80, ""),
          new Field.PickPeople("who", "Who", 3, List.of(), false)));

  final SetClock clock = SetClock.atNoon();
  final InMemoryTransactions memory = new InMemoryTransactions();
  final ManualJobs jobs = new ManualJobs(memory);
  final InMemoryOutbox outbox = new InMemoryOutbox(memory, new SequentialIds());
  final InMemoryCardCopies copies = new InMemoryCardCopies();
  final InMemoryHomeViewers viewers = new InMemoryHomeViewers();
  final RecordingChat chat = new RecordingChat();
  final InMemoryLedger ledger = new InMemoryLedger();
  final List<CommandCall> calls = new ArrayList<>();
  final List<Press> presses = new ArrayList<>();
  final List<MessageCall> looked = new ArrayList<>();
  final List<String> lastWords = new ArrayList<>();
  final List<Submission> submissions = new ArrayList<>();
  final ScriptedWindows windows = new ScriptedWindows();
  final ScriptedMembers members = new ScriptedMembers();
  final ApprovalDesk desk;
  final SkillSet skills;
  final SlackEdge edge;
  CommandHandler sweeping = _ -> Reply.toYou("Swept", Text.of("All clean."));
  Interpreter interpreter = Interpreter.NEAREST;
  @Nullable RuntimeException databaseFault;
  final InMemoryRules rules = new InMemoryRules(GivenRules.open(rule(1)));
  Reply pressed = new Reply.Nothing();
  Reply submitted = Reply.toYou("Set up", Text.of("It is set up."));

  Stage() {
    this(new WordsOnly());
  }

  Stage(Rendering rendering) {
    this(rendering, stage -> List.<Skill>of(stage.own()::sweep));
  }

  /** What a cast of skills is made of. */
  record Parts(Stage own, Transactions transactions, RecordingAudit audit, ApprovalBooks books, Gate gate,
      InMemoryBreakers counts, ApprovalDesk desk, Permits permits) {}

  /** With other skills in place of sweeping. */
  Stage(Rendering rendering, Function<Parts, List<Skill>> cast) {
    Transactions transactions = new Faulty();
    RecordingAudit audit = new RecordingAudit();
    Rights rights = new Rights(members);
    InMemoryBreakers counts = new InMemoryBreakers();
    Gate gate = new Gate(rules, counts, new GivenRules.NoPolicies());
    Estate estate = _ -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of()));
    ApprovalBooks books = new ApprovalBooks(ledger, audit, chat, jobs, gate);
    desk = new ApprovalDesk(transactions, books, rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(), estate, new InMemoryMutes()));
    Permits permits = new Permits(transactions, rules, rights);
    List<Skill> all = new ArrayList<>(
        cast.apply(new Parts(this, transactions, audit, books, gate, counts, desk, permits)));
    all.add(new DeskSkill(desk, new ApprovalDigest(transactions, ledger, audit)));
    skills = new SkillSet(all);
    jobs.handle(skills.jobs());
    ResponseUrls urls = new ResponseUrls(URI.create("https://slack.com/api/"));
    Answers answers = new Answers(transactions, outbox, chat, rendering, urls);
    Forms forms = new Forms(skills, new ApprovalForms(desk).specs());
    Grammar grammar = new Grammar(skills);
    CommandRuns commands = new CommandRuns(skills, permits, answers,
        new ProgressCards(new LiveLine(nobody()), rendering, chat,
            new ProgressCards.Memory(transactions, copies, new InMemoryCancellations()), clock, _ -> () -> {
            }));
    jobs.handle(DeskJobs.of(new DeskJobs.Asked(commands, new Heard(grammar, commands, new Understanding(), answers),
        new Presses(skills,
            new ApprovalPresses(desk, new ClickedCopies(transactions, copies, outbox, rendering::render), transactions,
                audit, new UndoPresses(desk,
                    new UndoDesk(transactions, books, desk, new WaysBack(List.of(), List.of(), estate)), permits,
                    skills)),
            new Presses.Own(new MenuPresses(grammar, commands),
                new CancelPresses(transactions, new InMemoryCancellations(), permits), permits),
            answers),
        new Submissions(forms, answers), new Shortcuts(skills, permits, new ShownCards(transactions, copies), answers)),
        new DeskJobs.Visits(new HomeVisits(transactions, viewers, outbox),
            new MessagesVisits(transactions, viewers, outbox, rendering,
                new TalkLine(_ -> Optional.empty(), new Pace(clock))))));
    edge = new SlackEdge(new SignatureCheck(SignedSlack.SECRET), grammar,
        new Reception(Stage::org, transactions, new InMemoryInbox(), jobs),
        new SlackEdge.Answering(rendering, urls, (url, sentence) -> lastWords.add(url + " " + sentence)),
        new SlackEdge.Asking(forms, new WindowButtons(skills, grammar), windows));
  }

  /** Whatever the test has understand sentences. */
  private final class Understanding implements Interpreter {
    @Override
    public Reply reply(Sentence sentence, Runs runs) {
      return interpreter.reply(sentence, runs);
    }

    @Override
    public boolean understandsSentences() {
      return interpreter.understandsSentences();
    }

    @Override
    public Reply gaveUp(Sentence sentence, Reply sorry) {
      return interpreter.gaveUp(sentence, sorry);
    }
  }

  /** Transactions that fail as long as {@link #databaseFault} is set. */
  private final class Faulty implements Transactions {
    @Override
    public <T> T in(OrgId org, Function<Tx, T> work) {
      if (databaseFault != null) {
        throw databaseFault;
      }
      return memory.in(org, work);
    }
  }

  SlackAnswer post(String body) {
    return edge.handle(SignedSlack.signed(body, clock.instant()));
  }

  SlackAnswer type(String line, MemberId who) {
    return post(SignedSlack.command(line, who.value(), "trigger of " + line + who));
  }

  /** Posts a press and runs what comes of it. */
  void press(String payload) {
    assertThat(post(SignedSlack.interaction(payload)).status()).isEqualTo(200);
    jobs.runDue(clock.instant());
  }

  /** From now on so many people have to approve. */
  void quorum(int people) {
    memory.run(ACME, tx -> rules.save(tx, rules.rules(tx).withRules(List.of(rule(people)))));
  }

  /** From now on the rules say this too. */
  void given(ApprovalRule.Extras extras) {
    memory.run(ACME, tx -> {
      OrgRules now = rules.rules(tx);
      rules.save(tx, now.withRules(now.rules().stream().map(rule -> rule.with(extras)).toList()));
    });
  }

  private static ApprovalRule rule(int quorum) {
    return ApprovalRule.of("default", quorum, Set.of(new Approver.Person(APPROVER), new Approver.Person(SECOND)),
        Duration.ofDays(1));
  }

  /** Posts a form and runs what comes of it. */
  SlackAnswer send(String payload) {
    SlackAnswer answer = post(SignedSlack.interaction(payload));
    jobs.runDue(clock.instant());
    return answer;
  }

  Approval proposed(String... boxes) {
    ProposeResult result = desk.propose(ACME, Boxes.plan(boxes), REQUESTER, Boxes.OPS, clock.instant());
    return ((ProposeResult.Proposed) result).approval();
  }

  private Delivery.Workspaces nobody() {
    return new Delivery.Workspaces(_ -> Optional.empty(), new Pace(clock),
        new Pictures(memory, new InMemoryKnownFiles(), clock), _ -> false);
  }

  Approval now(Approval approval) {
    return desk.find(ACME, approval.id()).orElseThrow();
  }

  List<Letter> letters() {
    return outbox.all(ACME);
  }

  /** The texts of the answers, in order. */
  List<String> answers() {
    return letters().stream().flatMap(letter -> switch (letter) {
      case Letter.Response response -> Stream.of(response.otherwise().body().text());
      case Letter.Ephemeral direct -> Stream.of(direct.body().text());
      case Letter.Answer answer -> Stream.of(answer.body().text());
      case Letter.InWindow window -> Stream.of(WordsOnly.wordsOf(window.view()));
      case Letter.CardVersion _, Letter.CardAt _, Letter.InThread _, Letter.Files _, Letter.Home _ -> Stream.<String>of();
    }).toList();
  }

  private SkillDescriptor sweep() {
    CommandSpec sweep = new CommandSpec("sweep", "Sweeps.",
        List.of(ArgumentSpec.flag("region", new ArgumentSpec.Kind.Region(), "Where.")), List.of(), MayRun.ANYONE,
        "Sweeping <now> & here …", call -> {
          calls.add(call);
          return sweeping.run(call);
        });
    CommandSpec rearm = new CommandSpec("rearm", "Lets OpsMate act again.", List.of(), List.of(), MayRun.APPROVER,
        "On it …", call -> {
          calls.add(call);
          return new Reply.Nothing();
        });
    CommandSpec setup = new CommandSpec("setup", "Sets it up.", List.of(), List.of(), MayRun.ANYONE, "Opening …",
        _ -> new Reply.Ask(SETUP)).inWindow();
    ButtonHandler pressing = press -> {
      presses.add(press);
      return pressed;
    };
    CommandSpec dust = new CommandSpec("dust", "Dusts.",
        List.of(ArgumentSpec.word("what", new Kind.OneOf(List.of("lamps", "books")), "What.").required(),
            ArgumentSpec.flag("by", new Kind.Person(), "Who does it."),
            ArgumentSpec.flag("in", new Kind.Channel(), "Where it is told."),
            ArgumentSpec.flag("at", new Kind.TimeOfDay(), "When."),
            ArgumentSpec.flag("min-age", new Kind.Length(), "How old."),
            ArgumentSpec.flag("days", new Kind.Weekdays(), "On which days.")),
        List.of("dust lamps --at 9am"), MayRun.ANYONE, "On it …", call -> {
          calls.add(call);
          return sweeping.run(call);
        });
    return SkillDescriptor.of("sweep", "Sweeps.", List.of(sweep, rearm, setup, dust))
        .withShortcuts(new ShortcutSpec("sweep_look", "Look for dust", MayRun.ANYONE, call -> {
          looked.add(call);
          return Reply.toYou("Looked", Text.of("No dust in: " + call.text()));
        }))
        .withButtons(new ButtonSpec("sweep_page", pressing), new ButtonSpec("sweep_setup", pressing).inWindow())
        .withForms(new FormSpec(SETUP.id(), Stage::faults, submission -> {
          submissions.add(submission);
          return submitted;
        }));
  }

  private static Map<String, String> faults(Map<String, List<String>> answers) {
    return answers.getOrDefault("name", List.of()).contains("bad")
        ? Map.of("name", "“bad” & <worse> is no name.", "gone", "This is not even asked.")
        : Map.of();
  }

  private static Orgs.Lookup org(String team, @Nullable String enterprise) {
    if (team.equals("T0UNKNOWN")) {
      return new Orgs.Lookup.NotYet("Nothing was recorded: Slack has not said yet which workspace this is.");
    }
    return team.equals("T0ACME")
        ? new Orgs.Lookup.Found(ACME)
        : new Orgs.Lookup.Foreign("OpsMate is not installed in this workspace.");
  }
}
