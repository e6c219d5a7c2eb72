package io.opsmate.skills.kernel;

import java.util.List;

/** A verb below {@code /opsmate}: what it does, what it takes, who may run it. */
public record CommandSpec(String verb, String sentence, List<ArgumentSpec> arguments, List<String> examples,
    MayRun mayRun, String acknowledgement, CommandHandler handler) {
  /** Who may run a command. */
  public enum MayRun {
    ANYONE, APPROVER
  }

  public CommandSpec {
    verb = Texts.required(verb, "verb");
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
  }
}
