package io.opsmate.commands.talk;

import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.blockkit.SafeMarkdown;
import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.OutboxChat;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.HomePublisher;
import io.opsmate.commands.relay.KnownAskers;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.Pictures;
import io.opsmate.commands.relay.Relay;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.commands.testkit.InMemoryCancellations;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryFeedback;
import io.opsmate.commands.testkit.InMemoryHomeViewers;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.commands.testkit.InMemoryTalk;
import io.opsmate.skills.advice.Advice;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.advice.Inquiry;
import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.advice.Trace;
import io.opsmate.skills.approval.ActionRegistry;
import io.opsmate.skills.approval.ApprovalBooks;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.approval.Estate;
import io.opsmate.skills.approval.Gate;
import io.opsmate.skills.approval.Permits;
import io.opsmate.skills.approval.Rights;
import io.opsmate.skills.approval.rules.ApprovalRule;
import io.opsmate.skills.approval.rules.Approver;
import io.opsmate.skills.ask.Route;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.JobSpec;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.kernel.Skill;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Tool;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.BoxTools;
import io.opsmate.skills.testkit.Boxes;
import io.opsmate.skills.testkit.GivenRules;
import io.opsmate.skills.testkit.InMemoryBreakers;
import io.opsmate.skills.testkit.InMemoryLedger;
import io.opsmate.skills.testkit.InMemoryMutes;
import io.opsmate.skills.testkit.InMemoryRules;
import io.opsmate.skills.testkit.InMemoryTransactions;
import io.opsmate.skills.testkit.ManualJobs;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.ReadablePlanCodec;
import io.opsmate.skills.testkit.RecordingAudit;
import io.opsmate.skills.testkit.ScriptedMembers;
import io.opsmate.skills.testkit.SequentialIds;
import io.opsmate.skills.testkit.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A place to talk: Slack outside, a skill that sweeps and one that lists, tools about boxes, and a model as scripted. */
final class Room {
  static final MemberId ANN = Boxes.REQUESTER;
  static final ChannelId OPS = Boxes.OPS;

  final SetClock clock = SetClock.atNoon();
  final InMemoryTransactions transactions = new InMemoryTransactions();
  final InMemoryOutbox outbox = new InMemoryOutbox(transactions, new SequentialIds());
  final InMemoryCardCopies copies = new InMemoryCardCopies();
  final InMemoryCancellations cancellations = new InMemoryCancellations();
  final InMemoryTalk memory = new InMemoryTalk();
  final InMemoryFeedback feedback = new InMemoryFeedback();
  final ScriptedMembers members = new ScriptedMembers();
  final ManualJobs jobs = new ManualJobs(transactions);
  final TalkativeSlack slack = new TalkativeSlack();
  final CardRenderer renderer = new CardRenderer();
  final BoxTools boxes = new BoxTools();
  final List<String> ran = new ArrayList<>();
  final Map<MemberId, String> names = new HashMap<>();
  final List<Inquiry<?>> asked = new ArrayList<>();
  final ApprovalDesk desk;
  final Permits permits;
  private final Pace pace = new Pace(clock);
  private final Delivery.Workspaces workspaces = new Delivery.Workspaces(_ -> Optional.of(slack), pace,
      new Pictures(transactions, new InMemoryKnownFiles(), clock), _ -> true);
  boolean crashesBeforeTheReply;
  boolean keepsNothing;
  List<Text> unread = List.of();
  private Runnable beat = () -> {
  };
  private int requests;

  Room() {
    InMemoryRules rules = new InMemoryRules(GivenRules.open(ApprovalRule.of("default", 1,
        Set.of(new Approver.Person(Boxes.APPROVER)), Duration.ofDays(1))));
    Rights rights = new Rights(members);
    permits = new Permits(transactions, rules, rights);
    OutboxChat chat = new OutboxChat(outbox, new InMemoryHomeViewers(), renderer, new SequentialIds(), clock, () -> {
    });
    Gate gate = new Gate(rules, new InMemoryBreakers(), new GivenRules.NoPolicies());
    Estate estate = _ -> new Estate.Acting.With(new ActionRegistry(List.of(), List.of()));
    desk = new ApprovalDesk(transactions,
        new ApprovalBooks(new InMemoryLedger(), new RecordingAudit(), chat, new ManualJobs(transactions), gate), rights,
        new ApprovalDesk.Drafting(new ReadablePlanCodec(), new SequentialIds(), estate, new InMemoryMutes()));
  }

  /** Leads to cards; called once by a test that wants it. */
  Room withLinks() {
    jobs.handle(List.of(new JobSpec<>(CardLinks.JOB, new CardLinks(stage(), outbox, jobs))));
    return this;
  }

  /** What a model does with an inquiry that asks for words. */
  @FunctionalInterface
  interface Talks {
    Advice<String> answer(Inquiry<?> inquiry);
  }

  /** A model that routes so, and answers so. */
  Advisor model(Route route, Talks talks) {
    return model(_ -> new Advice.Answered<>(route, trace()), talks);
  }

  Advisor model(Function<Inquiry<?>, Advice<Route>> routes, Talks talks) {
    return new Advisor() {
      @Override
      @SuppressWarnings("unchecked")
      public <T> Advice<T> ask(Inquiry<T> inquiry) {
        asked.add(inquiry);
        return (Advice<T>) (inquiry.answer() == Route.class ? routes.apply(inquiry) : talks.answer(inquiry));
      }

      @Override
      public boolean isThere() {
        return true;
      }
    };
  }

  static Route question() {
    return new Route("question", "");
  }

  static Route change() {
    return new Route("change", "");
  }

  static Route means(String line) {
    return new Route("command", line);
  }

  static Trace trace(io.opsmate.skills.kernel.Evidence... evidence) {
    return new Trace(Answering.PROMPT, "scripted", Tokens.NONE, Optional.empty(), List.of(), List.of(evidence),
        List.of());
  }

  static Advice<String> says(String words, io.opsmate.skills.kernel.Evidence... evidence) {
    return new Advice.Answered<>(words, trace(evidence));
  }

  /** Looks for boxes by the tool that was offered. */
  static void readsBoxes(Inquiry<?> inquiry) {
    inquiry.tools()
        .stream()
        .filter(tool -> tool.name().equals("box_find"))
        .forEach(tool -> find(inquiry, tool));
  }

  private static <I extends Record, O extends Record> void find(Inquiry<?> inquiry, Tool<I, O> tool) {
    tool.handler().call(inquiry.caller(), tool.input().cast(BoxTools.Find.in(BoxTools.Place.ATTIC)));
  }

  SkillSet skills() {
    CommandSpec sweep = new CommandSpec("sweep", "Sweeps rooms.",
        List.of(ArgumentSpec.flag("region", new ArgumentSpec.Kind.Region(), "Only there.")), List.of(), MayRun.ANYONE,
        "On it …", call -> ran("sweep " + call.arguments().values()));
    CommandSpec list = new CommandSpec("waiting", "Lists what waits.", List.of(), List.of(), MayRun.ANYONE, "On it …",
        _ -> ran("waiting")).cheap();
    CommandSpec rule = new CommandSpec("rule", "Rules.", List.of(), List.of(), MayRun.ADMIN, "On it …",
        _ -> ran("rule"));
    return new SkillSet(List.<Skill>of(() -> SkillDescriptor.of("sweep", "Sweeps.", List.of(sweep, list, rule))
        .withTools(boxes.find(), boxes.scrap(), drafting(boxes.scrap()), forApprovers(boxes.find())),
        new TalkSkill(transactions, feedback)));
  }

  /** Called as tools are that draft. */
  private static <I extends Record, O extends Record> Tool<I, O> drafting(Tool<I, O> tool) {
    return new Tool<>("box_draft_scrapping", tool.sentence(), tool.leaves(), tool.input(), tool.output(), tool.mayRun(),
        tool.handler());
  }

  private static <I extends Record, O extends Record> Tool<I, O> forApprovers(Tool<I, O> tool) {
    return new Tool<>("box_search", tool.sentence(), tool.leaves(), tool.input(), tool.output(), MayRun.APPROVER,
        tool.handler());
  }

  private Reply ran(String what) {
    ran.add(what);
    return Reply.toYou("Ran", Text.of("Ran " + what));
  }

  Reply say(Advisor advisor, String words) {
    return say(advisor, words, new Interpreter.Place("T0ACME", OPS, "17.5", "17.9"), "r" + ++requests);
  }

  Reply say(Advisor advisor, String words, Interpreter.Place place, String request) {
    return say(advisor, ANN, words, place, request);
  }

  Reply say(Advisor advisor, MemberId member, String words, Interpreter.Place place, String request) {
    SkillSet skills = skills();
    Grammar grammar = new Grammar(skills);
    Conversation talk = talk(advisor);
    Card nearest = grammar.parse(words) instanceof Parsed.Unclear(Card card) ? card : Card.saying("?", Text.of("?"));
    Runs runs = new Runs(call -> call.command()
        .handler()
        .run(new io.opsmate.skills.kernel.CommandCall(Orgs.ACME, member, place.channel(), new RequestKey(request),
            call.arguments(), clock.instant(), io.opsmate.skills.kernel.Progress.UNWATCHED)),
        nearest);
    Reply reply = talk.reply(
        new Interpreter.Sentence(Orgs.ACME, member, place, new RequestKey(request), words, unread, nearest,
            clock.instant()),
        runs);
    if (!crashesBeforeTheReply) {
      transactions.run(Orgs.ACME, runs.also::accept);
    }
    deliver();
    return reply;
  }

  TalkStage stage() {
    return new TalkStage(new LiveLine(workspaces), new TalkLine(_ -> Optional.of(slack), pace), renderer,
        new ProgressCards.Memory(transactions, copies, cancellations), each -> {
          beat = each;
          each.run();
          return () -> beat = () -> {
          };
        }, clock, new SafeMarkdown(Set.of("console.aws.amazon.com")), (_, members) -> {
          Map<MemberId, String> known = new HashMap<>(names);
          known.keySet().retainAll(members);
          return known;
        });
  }

  private Conversation talk(Advisor advisor) {
    return new Conversation(new Mind(advisor, skills(), new Grammar(skills()), permits), stage(),
        new Conversation.Books(transactions, outbox, books(), jobs), desk);
  }

  /** What the person is told once the work for a request has failed for good. */
  Reply gaveUp(String words, Interpreter.Place place, String request, Reply sorry) {
    Reply reply = talk(model(question(), _ -> says(""))).gaveUp(new Interpreter.Sentence(Orgs.ACME, ANN, place,
        new RequestKey(request), words, unread, Card.saying("?", Text.of("?")), clock.instant()), sorry);
    deliver();
    return reply;
  }

  /** Runs commands, and has what belongs to the reply wait for it. */
  private final class Runs implements Interpreter.Runs {
    private final Function<Parsed.Call, Reply> commands;
    private final Card nearest;
    private Consumer<Tx> also = _ -> {
    };

    Runs(Function<Parsed.Call, Reply> commands, Card nearest) {
      this.commands = commands;
      this.nearest = nearest;
    }

    @Override
    public Reply run(Parsed line) {
      return line instanceof Parsed.Call call ? commands.apply(call) : new Reply.ToYou(nearest);
    }

    @Override
    public void onRecord(Consumer<Tx> kept) {
      also = kept;
    }
  }

  /** The room's memory, which keeps nothing where the test says so. */
  private TalkMemory books() {
    return new TalkMemory() {
      @Override
      public boolean keep(Tx tx, Exchange exchange) {
        if (keepsNothing) {
          throw new RetriableFailure("the database is away", new IllegalStateException());
        }
        return memory.keep(tx, exchange);
      }

      @Override
      public boolean holds(Tx tx, RequestKey request) {
        return memory.holds(tx, request);
      }

      @Override
      public List<Exchange> latest(Tx tx, Thread thread, int most) {
        return memory.latest(tx, thread, most);
      }

      @Override
      public int erase(Tx tx, MemberId member) {
        return memory.erase(tx, member);
      }

      @Override
      public void forget(Tx tx, Instant before) {
        memory.forget(tx, before);
      }
    };
  }

  /** Time passes while the model is at work. */
  void after(Duration time) {
    clock.advance(time);
    beat.run();
  }

  void second() {
    after(Duration.ofSeconds(1));
  }

  void stop(String request, MemberId by) {
    transactions.run(Orgs.ACME, tx -> cancellations.ask(tx, new RequestKey(request), by, clock.instant()));
  }

  /** What was to be done later is done now. */
  void later(Duration later) {
    clock.advance(later);
    jobs.runDue(clock.instant());
    deliver();
  }

  private void deliver() {
    deliver(Duration.ofSeconds(1));
  }

  void deliver(Duration later) {
    clock.advance(later);
    Relay relay = new Relay(outbox, new Delivery(workspaces, transactions, copies,
        new KnownAskers(desk, transactions, new io.opsmate.skills.testkit.InMemoryReports()),
        (_, _) -> HomePublisher.Drawn.overAny("")), clock, new Random(1));
    while (relay.runOnce(clock.instant()) > 0) {
      // until nothing is due
    }
  }
}
