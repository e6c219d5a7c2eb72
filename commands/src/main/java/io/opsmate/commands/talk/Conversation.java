package io.opsmate.commands.talk;

import io.opsmate.commands.desk.Interpreter;
import io.opsmate.commands.outbox.Outbox;
import io.opsmate.commands.relay.TalkLine;
import io.opsmate.commands.router.Guess;
import io.opsmate.skills.advice.Turn;
import io.opsmate.skills.approval.ApprovalDesk;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Draft;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import io.opsmate.skills.kernel.ToolCall;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sense of sentences: has a model choose a command or answer from what tools read, shows the answer while it grows,
 * proposes what was drafted, and remembers. Without a model it says what it recognises.
 */
public final class Conversation implements Interpreter {
  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  /** Unit: characters of an answer that are remembered. */
  private static final int REMEMBERED = 4_000;

  /** Unit: characters; what fits the list of conversations. */
  private static final int TITLE = 60;

  private static final Text LEFT_OUT =
      Text.of("Others read along here, so I read only what everybody in this workspace "
          + "may see. Ask me in a direct message for what you may see beyond that.");

  private final Mind mind;
  private final TalkStage stage;
  private final Books books;
  private final Routing routing;
  private final Answering answering;
  private final Proposals proposals;
  private final CalledByName names;

  /** Where answers and what was said are kept, and what is done later. */
  public record Books(Transactions transactions, Outbox outbox, TalkMemory memory, Jobs jobs) {}

  public Conversation(Mind mind, TalkStage stage, Books books, ApprovalDesk desk) {
    this.mind = mind;
    this.stage = stage;
    this.books = books;
    this.routing = new Routing(mind);
    this.answering = new Answering(mind, stage);
    this.proposals = new Proposals(desk, books.jobs());
    this.names = new CalledByName(stage.names(), stage.markdown());
  }

  @Override
  public Reply reply(Sentence said, Runs runs) {
    if (!mind.advisor().isThere()) {
      return new Reply.ToYou(
          outside(said).orElseGet(() -> GuessCard.withoutModel(guess(said), mind.skills().commands())));
    }
    if (isAnswered(said)) {
      return new Reply.Nothing();
    }
    try (Live live = new Live(said, stage, books.outbox())) {
      long from = System.nanoTime();
      Optional<Card> outside = outside(said);
      if (outside.isPresent()) {
        return card(said, outside.get(), live, _ -> {
        });
      }
      Set<MayRun> allowed = mind.permits().allowed(said.org(), said.member());
      Caller caller =
          new Caller(new ToolCall(said.org(), said.member(), said.place().channel(), said.now(), live), allowed,
              Duration.ofNanos(System.nanoTime() - from));
      return led(said, caller, runs, live);
    }
  }

  @Override
  public boolean understandsSentences() {
    return mind.advisor().isThere();
  }

  /** The message that shows the words as worked on ends in what went wrong, not in silence; an answer stays. */
  @Override
  public Reply gaveUp(Sentence said, Reply sorry) {
    if (!mind.advisor().isThere() || !(sorry instanceof Reply.ToYou(Card card))) {
      return sorry;
    }
    if (isAnswered(said)) {
      return new Reply.Nothing();
    }
    try (Live live = Live.leftBehind(said, stage, books.outbox())) {
      return card(said, card, live, _ -> {
      });
    }
  }

  private boolean isAnswered(Sentence said) {
    return books.transactions().in(said.org(), tx -> books.memory().holds(tx, said.request()));
  }

  private Reply led(Sentence said, Caller caller, Runs runs, Live live) {
    List<Turn> before = before(said);
    return switch (routing.of(caller, plain(said.words()), before, live)) {
      case Direction.Command command -> command(said, command, caller, runs, live);
      case Direction.Question(boolean asksForChange) -> answer(said, caller, asksForChange, before, live);
      case Direction.Unknown(NoAnswer because) -> none(said, because, live);
    };
  }

  /** What is said to those whom nothing of the company is told; empty for those who belong to it. Tried again while nobody can say. */
  private Optional<Card> outside(Sentence said) {
    return mind.permits()
        .outsider(said.org(), said.member())
        .map(because -> Card.saying("Nothing was read", Text.of("I read nothing and answer nothing here: ", because,
            ". Somebody who works in this workspace can ask me for you.")));
  }

  private Reply command(Sentence said, Direction.Command command, Caller caller, Runs runs, Live live) {
    Optional<MemberId> stopped = live.stopped();
    if (stopped.isPresent()) {
      return none(said, NoAnswer.away("it was stopped"), live);
    }
    String shown = "/opsmate " + command.line().replace("\"", "");
    boolean isAllowed = caller.allowed().contains(command.call().command().mayRun());
    boolean isFree = command.call().command().isCheap() || command.call().command().opensWindow();
    if (!isFree && isAllowed) {
      Consumer<Tx> asked = keeps(said, "I asked whether to run " + shown + ".");
      runs.onRecord(asked);
      return card(said, confirm(command.line(), shown), live, asked);
    }
    Reply reply = runs.run(command.call());
    Card taken = Card.saying("Understood", Text.of("I took that as ", Text.code(shown), "."));
    if (live.stands()) {
      end(said, Live.Ending.of(stage.rendering().render(taken)), live);
    } else {
      live.leaves();
    }
    runs.onRecord(keeps(said, isAllowed
        ? "I ran " + shown + "."
        : shown + " was asked for, not run: whoever asked for it may not run it."));
    return noted(reply, shown);
  }

  private static Card confirm(String line, String shown) {
    Text says = Text.of("I take that as ", Text.code(shown), ". Nothing has run yet. Press to run it.");
    Card.Button run = CommandButtons.run(Texts.cut("Run " + shown.substring("/opsmate ".length()), 70), line);
    return new Card("Shall I run this?", says, List.of(new Card.Paragraph(says), new Card.Buttons(List.of(run)),
        new Card.Note(Text.of("Whoever presses asks for it themselves, with their own rights."))));
  }

  /** Whoever sees only the result should know what it is the result of. */
  private static Reply noted(Reply reply, String shown) {
    if (!(reply instanceof Reply.ToYou(Card card))) {
      return reply;
    }
    return new Reply.ToYou(noted(card, List.of(Text.of("I took what you wrote as ", Text.code(shown), "."))));
  }

  private static Card noted(Card card, List<Text> notes) {
    List<Card.Part> parts = new ArrayList<>(card.parts());
    notes.forEach(note -> parts.add(new Card.Note(note)));
    return new Card(card.title(), card.headline(), parts);
  }

  private Reply answer(Sentence said, Caller caller, boolean asksForChange, List<Turn> before, Live live) {
    return switch (answering.of(caller, plain(said.words()), asksForChange, before, live)) {
      case Answering.Answer.None(NoAnswer because) -> none(said, because, live);
      case Answering.Answer.Given given -> {
        given(said, caller, given, live);
        if (before.isEmpty()) {
          call(said);
        }
        yield new Reply.Nothing();
      }
    };
  }

  private void given(Sentence said, Caller caller, Answering.Answer.Given given, Live live) {
    live.close();
    List<Text> sources = new ArrayList<>(answering.sources(said.org(), given));
    if (mind.readsMoreAlone(caller)) {
      sources.add(LEFT_OUT);
    }
    String words = names.in(said.org(), given.words().text(), given.told()::holds);
    TalkMemory.Exchange kept = exchange(said, given.words().text().strip());
    if (given.trace().drafts().isEmpty()) {
      var ends = live.ends(ending(said, given, words, sources, List.of()));
      once(said, kept, ends);
      return;
    }
    Optional<String> readOnly = proposals.readOnly(said.org());
    var ends = live.endsInPlace();
    once(said, kept, tx -> {
      List<Text> proposed = proposed(tx, said, given.trace().drafts(), readOnly);
      ends.accept(tx, ending(said, given, words, sources, proposed));
    });
  }

  /** A job that stalled may run twice at the same time: whoever is second proposes nothing and answers nothing. */
  private void once(Sentence said, TalkMemory.Exchange kept, Consumer<Tx> answered) {
    books.transactions().run(said.org(), tx -> {
      if (books.memory().keep(tx, kept)) {
        answered.accept(tx);
      }
    });
  }

  /** In one transaction with the answer: after a crash either both are there or neither is. */
  private List<Text> proposed(Tx tx, Sentence said, List<Draft> drafts, Optional<String> readOnly) {
    return stage.memory()
        .cancellations()
        .by(tx, said.request())
        .map(by -> List.of(Text.of("Not proposed, because ", by, " pressed Stop. Ask again if you want it after all.")))
        .orElseGet(() -> proposals.propose(tx,
            new Proposals.Proposer(said.member(), said.place().channel(), Recall.thread(said).ts(), said.now(),
                readOnly),
            drafts));
  }

  private Live.Ending ending(Sentence said, Answering.Answer.Given given, String words, List<Text> sources,
      List<Text> proposed) {
    List<Text> small = new ArrayList<>(sources);
    small.addAll(proposed);
    if (!given.unsure().isEmpty()) {
      small.add(Text.of("Nobody told me " + String.join(", ", given.unsure().stream().limit(5).toList())
          + ", and I cannot reckon it from what was read. Don't rely on it."));
    }
    small.addAll(said.unread());
    small.add(Text.of("A language model (" + given.trace().model() + ") wrote this "
        + (given.told().hasRead() ? "from what was read." : "and read nothing for it; nothing in it was checked.")
        + " Check it before you act on it."));
    AnswerSheet sheet = new AnswerSheet(stage.rendering());
    AnswerSheet.Thumbs thumbs = new AnswerSheet.Thumbs(
        TalkSkill.about(said.request(), given.trace().prompt().toString(), given.trace().model()));
    return new Live.Ending(words, sheet.below(small, thumbs).toString(), sheet.done(words.strip(), small, thumbs));
  }

  /**
   * In the agent's pane a conversation is called after its first question, where the app may say so. The answer is on
   * record by then: what goes wrong with its title must not touch it.
   */
  private void call(Sentence said) {
    TalkMemory.Thread thread = Recall.thread(said);
    if (said.place().channel().isDirect() && !thread.ts().isEmpty()) {
      try {
        stage.talk()
            .title(new TalkLine.Thread(said.org(), thread.channel(), thread.ts()),
                Texts.cut(plain(said.words()), TITLE));
      } catch (RuntimeException e) {
        LOG.atWarn().addKeyValue("org", said.org()).setCause(e).log("a conversation could not be given its title");
      }
    }
  }

  private Reply none(Sentence said, NoAnswer because, Live live) {
    Card card = live.stopped()
        .map(by -> Card.saying("Stopped", Text.of("Stopped, because ", by, " pressed Stop. Nothing was proposed.")))
        .orElseGet(() -> GuessCard.of(because, guess(said), mind.skills().commands()));
    return card(said, card, live, _ -> {
    });
  }

  /** What is being shown becomes the card; where nothing is, the person gets it as any other answer. */
  private Reply card(Sentence said, Card card, Live live, Consumer<Tx> also) {
    if (live.stands()) {
      var ends = live.ends(Live.Ending.of(stage.rendering().render(noted(card, said.unread()))));
      books.transactions().run(said.org(), ends.andThen(also)::accept);
      return new Reply.Nothing();
    }
    live.leaves();
    return new Reply.ToYou(card);
  }

  private void end(Sentence said, Live.Ending ending, Live live) {
    var ends = live.ends(ending);
    books.transactions().run(said.org(), ends::accept);
  }

  private Guess guess(Sentence said) {
    return mind.grammar().guess(plain(said.words()));
  }

  private Consumer<Tx> keeps(Sentence said, String answer) {
    TalkMemory.Exchange exchange = exchange(said, answer);
    return tx -> {
      books.memory().keep(tx, exchange);
    };
  }

  private TalkMemory.Exchange exchange(Sentence said, String answer) {
    Instant at = stage.clock().instant();
    return new TalkMemory.Exchange(said.request(), Recall.thread(said), said.member(), plain(said.words()),
        Texts.cut(answer, REMEMBERED), at);
  }

  private List<Turn> before(Sentence said) {
    return books.transactions().in(said.org(), tx -> Recall.turns(books.memory(), stage.memory().copies(), tx, said));
  }

  /** As somebody would read it, without Slack's escapes. */
  private static String plain(String words) {
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
