package io.opsmate.commands.router;

import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;

/** What a typed line came to. */
public sealed interface Parsed {
  /** Something to run, its arguments checked. */
  record Call(CommandSpec command, Arguments arguments) implements Parsed {}

  /** Answered on the spot, and nothing to run: the menu, help, or what is still missing. */
  record Answer(Card card) implements Parsed {}

  /** It begins with a command and goes on as none does, as sentences do, too; {@code card} says what does not fit. */
  record Unfit(Card card) implements Parsed {}

  /** It begins with no command at all; {@code card} says so, and what may have been meant. */
  record Unclear(Card card) implements Parsed {}
}
