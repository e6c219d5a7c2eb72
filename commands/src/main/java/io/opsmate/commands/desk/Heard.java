package io.opsmate.commands.desk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CardKey;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Answers words said to OpsMate in a message: the same ones that can be typed after {@code /opsmate}. */
public final class Heard implements JobHandler<WordsSaid> {
  private static final Card NOTHING = Card.saying("Nothing was run", Text.of("Nothing was run."));

  private final Grammar grammar;
  private final CommandRuns commands;
  private final Interpreter interpreter;
  private final Answers answers;

  public Heard(Grammar grammar, CommandRuns commands, Interpreter interpreter, Answers answers) {
    this.grammar = grammar;
    this.commands = commands;
    this.interpreter = interpreter;
    this.answers = answers;
  }

  @Override
  public void run(OrgId org, WordsSaid said, Instant now) {
    Asker asker = said.asker(org);
    try (Watched watched = commands.watch(asker, said.words())) {
      Hearing hearing = new Hearing(asker, now, watched);
      Reply reply = NeverSilent.reply("what you wrote", said.askedAt(), now, () -> reply(org, said, now, hearing),
          sorry -> interpreter.gaveUp(sentence(org, said, NOTHING, now), sorry));
      answers.give(asker, noted(reply, said.unread().told()), now, watched.ends(reply).andThen(hearing.also));
    }
  }

  /** One time that words are heard, and what goes on record with the answer. */
  private final class Hearing implements Interpreter.Runs {
    private final Asker asker;
    private final Instant now;
    private final Progress watched;
    private Consumer<Tx> also = _ -> {
    };

    Hearing(Asker asker, Instant now, Progress watched) {
      this.asker = asker;
      this.now = now;
      this.watched = watched;
    }

    @Override
    public Reply run(Parsed line) {
      return Heard.this.run(asker, line, now, watched);
    }

    @Override
    public void onRecord(Consumer<Tx> kept) {
      also = kept;
    }
  }

  private Reply reply(OrgId org, WordsSaid said, Instant now, Hearing hearing) {
    return switch (grammar.parse(Spoken.line(said.words()))) {
      case Parsed.Unclear(Card nearest) -> interpreter.reply(sentence(org, said, nearest, now), hearing);
      case Parsed.Unfit(Card wrong) when interpreter.understandsSentences() ->
          interpreter.reply(sentence(org, said, wrong, now), hearing);
      case Parsed line -> hearing.run(line);
    };
  }

  /** Where words say nothing themselves, their interpreter has said it. */
  private static Reply noted(Reply reply, List<Text> unread) {
    return switch (reply) {
      case Reply.ToYou(Card card) -> new Reply.ToYou(noted(card, unread));
      case Reply.ToChannel(CardKey key, long version, Card card) ->
          new Reply.ToChannel(key, version, noted(card, unread));
      case Reply.Ask _, Reply.Nothing _ -> reply;
    };
  }

  private static Card noted(Card card, List<Text> unread) {
    Stream<Card.Part> notes = unread.stream().map(Card.Note::new);
    return new Card(card.title(), card.headline(), Stream.concat(card.parts().stream(), notes).toList());
  }

  private static Interpreter.Sentence sentence(OrgId org, WordsSaid said, Card nearest, Instant now) {
    Asker asker = said.asker(org);
    return new Interpreter.Sentence(org, asker.member(),
        new Interpreter.Place(said.team(), asker.channel(), said.thread(), said.ts()), asker.request(), said.words(),
        said.unread().told(), nearest, now);
  }

  private Reply run(Asker asker, Parsed line, Instant now, Progress watched) {
    return switch (line) {
      case Parsed.Answer(Card card) -> new Reply.ToYou(card);
      case Parsed.Unfit(Card card) -> new Reply.ToYou(card);
      case Parsed.Unclear(Card card) -> new Reply.ToYou(card);
      case Parsed.Call(CommandSpec command, _) when command.opensWindow() -> askToPress(command);
      case Parsed.Call(CommandSpec command, var arguments) -> commands.reply(asker, command, arguments, now, watched);
    };
  }

  /** A message gives no leave to open a window; a press does. */
  private static Reply askToPress(CommandSpec command) {
    Text says = Text.of(Text.code(command.verb()), " opens in a window, which Slack allows only after a press.");
    return new Reply.ToYou(new Card("One more press", says, List.of(new Card.Paragraph(says),
        new Card.Buttons(List.of(CommandButtons.run("Open it", command.verb()))))));
  }
}
