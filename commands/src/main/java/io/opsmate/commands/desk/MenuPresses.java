package io.opsmate.commands.desk;

import io.opsmate.commands.router.Grammar;
import io.opsmate.commands.router.Parsed;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.kernel.Progress;
import io.opsmate.skills.kernel.Reply;
import io.opsmate.skills.kernel.Text;
import java.time.Instant;

/** Answers buttons that stand for something typed: they run it, or open its form. */
public final class MenuPresses {
  private final Grammar grammar;
  private final CommandRuns commands;

  public MenuPresses(Grammar grammar, CommandRuns commands) {
    this.grammar = grammar;
    this.commands = commands;
  }

  static boolean handles(String action) {
    return action.startsWith(CommandButtons.RUN) || action.startsWith(CommandButtons.FORM);
  }

  /** Progress of what a menu runs. */
  Watched watch(Asker asker, String line) {
    return commands.watch(asker, "/opsmate " + line);
  }

  Reply pressed(OrgId org, ButtonPressed pressed, Instant now, Progress watched) {
    return pressed.action().startsWith(CommandButtons.FORM)
        ? ask(pressed)
        : run(pressed.asker(org), pressed.value(), now, watched);
  }

  private Reply run(Asker asker, String line, Instant now, Progress watched) {
    return switch (grammar.parse(line)) {
      case Parsed.Answer(Card card) -> new Reply.ToYou(card);
      case Parsed.Unfit(Card card) -> new Reply.ToYou(card);
      case Parsed.Unclear(Card card) -> new Reply.ToYou(card);
      case Parsed.Call(var command, var arguments) -> commands.reply(asker, command, arguments, now, watched);
    };
  }

  private Reply ask(ButtonPressed pressed) {
    String place = Asker.Place.of(pressed.channel(), pressed.thread()).written();
    return grammar.form(pressed.value(), place)
        .<Reply>map(Reply.Ask::new)
        .orElseGet(() -> Reply.toYou("Nothing was done", Text.of("That button is from an older version of OpsMate. ",
            Text.code("/opsmate help"), " lists what there is now.")));
  }
}
