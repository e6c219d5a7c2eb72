package io.opsmate.skills.kernel;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A verb below {@code /opsmate}: what it does, what it takes, who may run it. A verb of two words ({@code digest add}) is
 * one of several below the first; the first word alone then lists them, unless it is declared as a command itself.
 *
 * @param opensWindow the command opens a window at once, and the reply is shown in it; the handler may {@link Reply.Ask}
 * @param hasAlias the verb is a slash command of its own as well: {@code /zombies}
 * @param isCheap it only reads what is at hand: a sentence that is understood as this command runs it without asking back
 */
public record CommandSpec(String verb, String sentence, List<ArgumentSpec> arguments, List<String> examples,
    MayRun mayRun, String acknowledgement, CommandHandler handler, boolean opensWindow,
    boolean hasAlias, boolean isCheap) {
  /** With more arguments than this a form is easier than typing. */
  private static final int EASILY_TYPED = 2;

  private static final Pattern VERB = Pattern.compile("[a-z][a-z0-9-]{0,19}( [a-z][a-z0-9-]{0,19})?");

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
    if (!VERB.matcher(verb).matches()) {
      throw new IllegalArgumentException("a verb is one or two words of a-z, 0-9 and -, not “" + verb + "”");
    }
    if (hasAlias && verb.contains(" ")) {
      throw new IllegalArgumentException("“" + verb + "” cannot be a slash command: it is two words");
    }
    checkOrder(verb, arguments);
  }

  /** A command whose answer goes where it was typed. */
  public CommandSpec(String verb, String sentence, List<ArgumentSpec> arguments, List<String> examples,
      MayRun mayRun, String acknowledgement, CommandHandler handler) {
    this(verb, sentence, arguments, examples, mayRun, acknowledgement, handler, false, false, false);
  }

  /** The same, answering in a window. */
  public CommandSpec inWindow() {
    return new CommandSpec(verb, sentence, arguments, examples, mayRun, acknowledgement, handler, true, hasAlias,
        isCheap);
  }

  /** The same, and a slash command of its own as well. */
  public CommandSpec withAlias() {
    return new CommandSpec(verb, sentence, arguments, examples, mayRun, acknowledgement, handler, opensWindow, true,
        isCheap);
  }

  /** The same, reading only what is at hand. */
  public CommandSpec cheap() {
    return new CommandSpec(verb, sentence, arguments, examples, mayRun, acknowledgement, handler, opensWindow, hasAlias,
        true);
  }

  /** The first word of the verb. */
  public String root() {
    int space = verb.indexOf(' ');
    return space < 0 ? verb : verb.substring(0, space);
  }

  /** It takes so much that it can be filled in as a form too. */
  public boolean hasForm() {
    return arguments.size() > EASILY_TYPED;
  }

  private static void checkOrder(String verb, List<ArgumentSpec> arguments) {
    boolean mayBeAbsent = false;
    for (ArgumentSpec argument : arguments) {
      if (argument.form() == ArgumentSpec.Form.WORD) {
        if (mayBeAbsent && argument.isRequired()) {
          throw new IllegalArgumentException(
              "“" + verb + "”: " + argument.name() + " is required and stands behind a word that may be absent");
        }
        mayBeAbsent |= !argument.isRequired();
      }
    }
  }
}
