package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that can be typed after {@code /opsmate}, after an alias, or at OpsMate in a message: the commands the
 * skills declare, {@code help} and the bare menu. Reading a line never fails and asks nobody.
 *
 * <p>Errors: {@link IllegalStateException} at start when a skill claims {@code help}.
 */
public final class Grammar {
  private static final String HELP = "help";

  private final Verbs verbs;
  private final HelpCards cards;

  public Grammar(SkillSet skills) {
    this.verbs = new Verbs(skills.commands());
    this.cards = new HelpCards(skills);
    if (verbs.below(HELP).findAny().isPresent()) {
      throw new IllegalStateException("a skill claims the command “help”, which is OpsMate's own; rename it");
    }
  }

  /** Reads what was typed after {@code /opsmate}. */
  public Parsed parse(String line) {
    return switch (Tokeniser.tokens(line)) {
      case Tokens.Unclosed(String rest) -> unfit(Text.of("The quote that opens before ", ArgumentValue.said(rest),
          " is never closed. Close it, or leave it out."));
      case Tokens.All(List<Token> tokens) when tokens.isEmpty() -> new Parsed.Answer(cards.menu());
      case Tokens.All(List<Token> tokens) -> switch (tokens.getFirst()) {
        case Token.Word(String verb) when verb.equalsIgnoreCase(HELP) -> help(tokens.subList(1, tokens.size()));
        case Token.Word _ -> verb(tokens);
        case Token.Flag(String name, _) when name.equals(HELP) -> help(tokens.subList(1, tokens.size()));
        case Token.Flag(String name, _) -> unfit(
            Text.of("The command comes first, then flags like ", ArgumentValue.said("--" + name), "."));
      };
    };
  }

  /**
   * The line a slash command stands for: {@code /zombies volumes} is {@code zombies volumes} where the manifest declares
   * that alias; any other command is the root, whatever it is called in this workspace.
   */
  public String line(String slashCommand, String text) {
    String name = slashCommand.startsWith("/") ? slashCommand.substring(1) : slashCommand;
    return verbs.exactly(name).map(alias -> alias.verb() + " " + text).orElse(text);
  }

  /** The command a line begins with, and what fits of its arguments; empty when it begins with none. */
  public Optional<Draft> draft(String line) {
    return Tokeniser.tokens(line) instanceof Tokens.All(List<Token> tokens)
        ? verbs.first(tokens).map(command -> new Draft(command, fitting(command, tokens)))
        : Optional.empty();
  }

  /** The form of the command that a line begins with, filled in with what fits; empty when there is nothing to fill in. */
  public Optional<Form> form(String line, String token) {
    return draft(line).filter(draft -> !draft.command().arguments().isEmpty())
        .map(draft -> CommandForm.of(draft.command(), draft.arguments(), token));
  }

  /** The command whose form has this id. */
  public Optional<CommandSpec> formOf(String id) {
    return CommandForm.verb(id).flatMap(verbs::exactly);
  }

  /** @param answers per field what was typed or chosen */
  public Filled filled(CommandSpec command, Map<String, List<String>> answers) {
    return CommandForm.read(command, answers);
  }

  /** What a sentence that begins with no command seems to be about. */
  public Guess guess(String words) {
    return new Guesser(verbs.all()).guess(words);
  }

  /** What a line so far says. */
  public record Draft(CommandSpec command, Arguments arguments) {}

  /** What may stand behind a command: {@code [volumes|snapshots] [--region eu-west-1]}. */
  public static String usage(CommandSpec command) {
    return Usage.of(command).substring(Usage.ROOT.length() + 1 + command.verb().length()).strip();
  }

  /** A call as it is typed: reading it gives the same call again. */
  public static String written(Parsed.Call call) {
    return Written.line(call.command(), call.arguments());
  }

  /** What a composer may suggest, in the order of help. */
  public List<Hint> hints() {
    Stream<Hint> ours = Stream.of(new Hint(Usage.ROOT + " " + HELP + " [command]", "What OpsMate can do."));
    return Stream.concat(verbs.all().stream().map(one -> new Hint(Usage.of(one), one.sentence())), ours).toList();
  }

  private Parsed verb(List<Token> tokens) {
    return verbs.first(tokens)
        .map(command -> call(command, tokens.subList(words(command), tokens.size())))
        .orElseGet(() -> unknown(tokens));
  }

  private Parsed call(CommandSpec command, List<Token> rest) {
    if (rest.contains(new Token.Flag(HELP, null)) && command.arguments().stream().noneMatch(Grammar::isHelp)) {
      return new Parsed.Answer(cards.help(command));
    }
    return switch (new ArgumentReader(command).read(rest)) {
      case ArgumentReader.Result.Fits(var arguments) -> new Parsed.Call(command, arguments);
      case ArgumentReader.Result.Wrong(Text why, var fitting, boolean isUnfinished) -> {
        Card card =
            cards.wrong(command, meant(command, rest).map(near -> Text.of(why, near)).orElse(why), fitting);
        yield isUnfinished ? new Parsed.Answer(card) : new Parsed.Unfit(card);
      }
    };
  }

  /** A word too many may be meant as the second word of another command. */
  private Optional<Text> meant(CommandSpec command, List<Token> rest) {
    return command.verb().equals(command.root()) ? near(command.root(), word(rest, 0)) : Optional.empty();
  }

  private Optional<Text> near(String root, String second) {
    List<String> seconds = verbs.below(root)
        .filter(one -> one.verb().length() > root.length())
        .map(one -> one.verb().substring(root.length() + 1))
        .toList();
    return second.isEmpty()
        ? Optional.empty()
        : Nearest.to(second, seconds)
            .map(near -> Text.of(" Did you mean ", Text.code(Usage.ROOT + " " + root + " " + near), "?"));
  }

  private static Arguments fitting(CommandSpec command, List<Token> tokens) {
    return switch (new ArgumentReader(command).read(tokens.subList(words(command), tokens.size()))) {
      case ArgumentReader.Result.Fits(var arguments) -> arguments;
      case ArgumentReader.Result.Wrong(_, var arguments, _) -> arguments;
    };
  }

  private Parsed help(List<Token> rest) {
    if (rest.isEmpty() || !(rest.getFirst() instanceof Token.Word(String verb)) || verb.equalsIgnoreCase(HELP)) {
      return new Parsed.Answer(cards.help());
    }
    return verbs.first(rest).<Parsed>map(one -> new Parsed.Answer(helpOn(one))).orElseGet(() -> unknown(rest));
  }

  private Card helpOn(CommandSpec command) {
    List<CommandSpec> below = verbs.below(command.verb()).toList();
    return below.size() > 1 ? cards.below(command.verb(), below) : cards.help(command);
  }

  /** The first word may still have commands below it. */
  private Parsed unknown(List<Token> tokens) {
    String root = word(tokens, 0).toLowerCase(Locale.ROOT);
    List<CommandSpec> below = verbs.below(root).toList();
    if (below.isEmpty()) {
      List<CommandSpec> near = verbs.near(tokens);
      return new Parsed.Unclear(cards.unclear(word(tokens, 0), near,
          Nearest.to(root, List.of(HELP)).isPresent() && near.isEmpty()));
    }
    String second = word(tokens, 1);
    if (second.isEmpty()) {
      return new Parsed.Answer(cards.below(root, below));
    }
    Text meant = near(root, second).orElse(Text.of());
    return new Parsed.Unfit(cards.wrong(below, Text.of("No command ", ArgumentValue.said(root + " " + second), ".",
        meant)));
  }

  private Parsed unfit(Text why) {
    return new Parsed.Unfit(cards.wrong(verbs.all(), why));
  }

  private static String word(List<Token> tokens, int at) {
    return at < tokens.size() && tokens.get(at) instanceof Token.Word(String text) ? text : "";
  }

  private static int words(CommandSpec command) {
    return command.verb().equals(command.root()) ? 1 : 2;
  }

  private static boolean isHelp(ArgumentSpec argument) {
    return argument.name().equals(HELP);
  }
}
