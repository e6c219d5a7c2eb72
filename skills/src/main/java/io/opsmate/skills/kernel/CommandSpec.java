package io.opsmate.skills.kernel;

import java.util.List;

/**
 * A verb below {@code /opsmate}: what it does, what it takes, who may run it.
 *
 * @param opensWindow the command opens a window at once, and the reply is shown in it; the handler may {@link Reply.Ask}
 */
public record CommandSpec(String verb, String sentence, List<ArgumentSpec> arguments, List<String> examples,
    MayRun mayRun, String acknowledgement, CommandHandler handler, boolean opensWindow) {
  /** Who may run a command. */
  public enum MayRun {
    ANYONE, APPROVER,
    /** Those who may change the rules themselves. */
    ADMIN
  }

  public CommandSpec {
    verb = Texts.required(verb, "verb");
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
  }

  /** A command whose answer goes where it was typed. */
  public CommandSpec(String verb, String sentence, List<ArgumentSpec> arguments, List<String> examples,
      MayRun mayRun, String acknowledgement, CommandHandler handler) {
    this(verb, sentence, arguments, examples, mayRun, acknowledgement, handler, false);
  }

  /** The same, answering in a window. */
  public CommandSpec inWindow() {
    return new CommandSpec(verb, sentence, arguments, examples, mayRun, acknowledgement, handler, true);
  }
}
