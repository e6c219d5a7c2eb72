package io.opsmate.commands.desk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.JobHandler;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;
import java.util.List;

/** Answers words said to OpsMate in a message: the same ones that can be typed after {@code /opsmate}. */
public final class Heard implements JobHandler<WordsSaid> {
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
      Reply reply = NeverSilent.reply("what you wrote", said.askedAt(), now, () -> reply(org, said, now, watched));
      answers.give(asker, reply, now, watched.ends(reply));
    }
  }

  private Reply reply(OrgId org, WordsSaid said, Instant now, Progress watched) {
    Parsed parsed = grammar.parse(Spoken.line(said.words()));
    return parsed instanceof Parsed.Unclear(Card nearest)
        ? interpreter.reply(sentence(org, said, nearest, now), line -> run(said.asker(org), line, now, watched))
        : run(said.asker(org), parsed, now, watched);
  }

  private static Interpreter.Sentence sentence(OrgId org, WordsSaid said, Card nearest, Instant now) {
    Asker asker = said.asker(org);
    return new Interpreter.Sentence(org, asker.member(),
        new Interpreter.Place(said.team(), asker.channel(), said.thread(), said.ts()), asker.request(), said.words(),
        nearest, now);
  }

  private Reply run(Asker asker, Parsed line, Instant now, Progress watched) {
    return switch (line) {
      case Parsed.Answer(Card card) -> new Reply.ToYou(card);
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
