package io.opsmate.app.adversarial;

import io.opsmate.commands.blockkit.CardRenderer;
import io.opsmate.commands.blockkit.SafeMarkdown;
import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.desk.ProgressCards;
import io.opsmate.commands.outbox.Letter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.Delivery;
import io.opsmate.commands.relay.LiveLine;
import io.opsmate.commands.relay.Pace;
import io.opsmate.commands.relay.Pictures;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.router.Parsed;
import io.opsmate.commands.talk.Conversation;
import io.opsmate.commands.talk.Mind;
import io.opsmate.commands.talk.TalkMemory;
import io.opsmate.commands.talk.TalkStage;
import io.opsmate.commands.testkit.InMemoryCancellations;
import io.opsmate.commands.testkit.InMemoryCardCopies;
import io.opsmate.commands.testkit.InMemoryKnownFiles;
import io.opsmate.commands.testkit.InMemoryOutbox;
import io.opsmate.commands.testkit.InMemoryTalk;
import io.opsmate.skills.advice.Advisor;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.ChannelId;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SequentialIds;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation as production has it, over the world in memory, with what belongs to another org beside it. */
final class Scene {
  /** Belongs to another org. */
  static final String FOREIGN = "globex-secret-volume";

  /** A report of the other org. */
  static final UUID FOREIGN_REPORT = new UUID(7, 7);

  private static final Interpreter.Place CHANNEL = new Interpreter.Place("T0ACME", World.OPS, "17.5", "17.9");
  private static final Interpreter.Place DIRECT =
      new Interpreter.Place("T0ACME", new ChannelId("D0APPROVER"), "17.5", "17.9");

  final Papers papers = new Papers();
  final World world = new World(List.of(papers));
  private final InMemoryTalk memory = new InMemoryTalk();
  private final InMemoryOutbox outbox = new InMemoryOutbox(world.transactions, new SequentialIds());
  private final CardRenderer renderer = new CardRenderer();
  private final Onlooker onlooker = new Onlooker();

  Scene() {
    world.cloud.put(world.volume("vol-0bad", "web-shop"));
    world.others.put(world.volume("vol-0f0re1g0000000000", FOREIGN));
    keep(Orgs.OTHER, FOREIGN);
  }

  /** A report with these words in it. */
  void keep(OrgId org, String words) {
    Report report = new Report(new ReportId(org.equals(Orgs.OTHER) ? FOREIGN_REPORT : new UUID(8, 8)),
        new SkillName("zombie"), world.now(), World.MEMBER, words, "zombies volumes",
        List.of(new Report.Group("Volumes", List.of(new Report.Row("ebs-volume:eu-west-1:vol-1", words, words,
            MonthlyCost.exactly(Money.usd("1")))))),
        List.of(words));
    world.transactions.run(org, tx -> world.reports.keep(tx, report));
  }

  /** Something was said in the thread before. */
  void said(MemberId by, String words, String answer) {
    world.transactions.run(Orgs.ACME, tx -> memory.keep(tx, new TalkMemory.Exchange(new RequestKey("before"),
        new TalkMemory.Thread(World.OPS, "17.5"), by, words, answer, world.now())));
  }

  /** Asks as a message to OpsMate does; approvers ask alone, so that all that they may read is read. What they get to see, also of what was taken back. */
  String ask(Advisor advisor, MemberId who, String words) {
    Pace pace = new Pace(world.clock);
    TalkStage stage = new TalkStage(
        new LiveLine(new Delivery.Workspaces(_ -> Optional.empty(), pace,
            new Pictures(world.transactions, new InMemoryKnownFiles(), world.clock), _ -> true)),
        new TalkLine(_ -> Optional.of(onlooker), pace), renderer,
        new ProgressCards.Memory(world.transactions, new InMemoryCardCopies(), new InMemoryCancellations()),
        onlooker, world.clock, new SafeMarkdown(Set.of("console.aws.amazon.com")),
        (_, _) -> Map.of());
    Conversation conversation =
        new Conversation(new Mind(onlooker.watching(advisor), world.skills(), world.grammar(), world.permits()), stage,
            new Conversation.Books(world.transactions, outbox, memory, world.jobs), world.desk);
    Reply reply = conversation.reply(new Interpreter.Sentence(Orgs.ACME, who,
        who.equals(World.APPROVER) ? DIRECT : CHANNEL, new RequestKey("asked"), words, List.of(),
        Card.saying("?", Text.of("?")), world.now()), new NoCommands());
    return shown(reply);
  }

  private String shown(Reply reply) {
    Stream<Letter.Body> replied = reply instanceof Reply.ToYou(Card card)
        ? Stream.of(renderer.render(card))
        : Stream.empty();
    Stream<Letter.Body> sent = outbox.claim(world.now(), world.now().plusSeconds(60), 50)
        .stream()
        .map(Outbox.Claimed::letter)
        .flatMap(letter -> letter instanceof Letter.CardAt at ? Stream.of(at.card().body()) : Stream.empty());
    Stream<String> ends = Stream.concat(replied, sent).map(body -> body.text() + "\n" + body.blocks());
    return Stream.concat(Stream.of(onlooker.seen()), ends).collect(Collectors.joining("\n"));
  }

  /** Nobody in this suite asks for a command, so none may run. */
  private static final class NoCommands implements Interpreter.Runs {
    @Override
    public Reply run(Parsed line) {
      throw new AssertionError("a command ran: " + line);
    }

    @Override
    public void onRecord(Consumer<Tx> also) {
      // nothing is put on record here
    }
  }
}
