package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.List;
import java.util.Locale;
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

  private final List<CommandSpec> commands;

  public Grammar(SkillSet skills) {
    this.commands = skills.commands();
    skills.command(HELP).ifPresent(_ -> {
      throw new IllegalStateException("a skill claims the command “help”, which is OpsMate's own; rename it");
    });
  }

  /** Reads what was typed after {@code /opsmate}. */
  public Parsed parse(String line) {
    return switch (Tokeniser.tokens(line)) {
      case Tokens.Unclosed(String rest) -> answer(Text.of("The quote that opens before ", ArgumentValue.said(rest),
          " is never closed. Close it, or leave it out."));
      case Tokens.All(List<Token> tokens) when tokens.isEmpty() -> new Parsed.Answer(HelpCards.menu(commands));
      case Tokens.All(List<Token> tokens) -> switch (tokens.getFirst()) {
        case Token.Word(String verb) -> verb(verb.toLowerCase(Locale.ROOT), tokens.subList(1, tokens.size()));
        case Token.Flag(String name, _) when name.equals(HELP) -> help(tokens.subList(1, tokens.size()));
        case Token.Flag(String name, _) -> answer(
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
    return command(name).map(alias -> alias.verb() + " " + text).orElse(text);
  }

  /** What a composer may suggest, in the order of help. */
  public List<Hint> hints() {
    Stream<Hint> ours = Stream.of(new Hint(Usage.ROOT + " " + HELP + " [command]", "What OpsMate can do."));
    return Stream.concat(commands.stream().map(one -> new Hint(Usage.of(one), one.sentence())), ours).toList();
  }

  private Parsed verb(String verb, List<Token> rest) {
    if (verb.equals(HELP)) {
      return help(rest);
    }
    return command(verb).<Parsed>map(command -> call(command, rest)).orElseGet(() -> unknown(verb));
  }

  private Parsed call(CommandSpec command, List<Token> rest) {
    if (rest.contains(new Token.Flag(HELP, null)) && command.arguments().stream().noneMatch(Grammar::isHelp)) {
      return new Parsed.Answer(HelpCards.help(command));
    }
    return switch (new ArgumentReader(command).read(rest)) {
      case ArgumentReader.Result.Fits(var arguments) -> new Parsed.Call(command, arguments);
      case ArgumentReader.Result.Wrong(Text why) -> new Parsed.Answer(HelpCards.wrong(command, why));
    };
  }

  private Parsed help(List<Token> rest) {
    if (!rest.isEmpty() && rest.getFirst() instanceof Token.Word(String verb) && !verb.equals(HELP)) {
      return command(verb.toLowerCase(Locale.ROOT)).<Parsed>map(one -> new Parsed.Answer(HelpCards.help(one)))
          .orElseGet(() -> unknown(verb));
    }
    return new Parsed.Answer(HelpCards.help(commands));
  }

  private Parsed unknown(String verb) {
    List<String> verbs = Stream.concat(commands.stream().map(CommandSpec::verb), Stream.of(HELP)).toList();
    Text meant = Nearest.to(verb, verbs)
        .map(near -> Text.of(" Did you mean ", Text.code(Usage.ROOT + " " + near), "?"))
        .orElse(Text.of());
    return answer(Text.of("No command ", ArgumentValue.said(verb), ".", meant));
  }

  private Parsed answer(Text why) {
    return new Parsed.Answer(HelpCards.wrong(commands, why));
  }

  private Optional<CommandSpec> command(String verb) {
    return commands.stream().filter(command -> command.verb().equals(verb)).findFirst();
  }

  private static boolean isHelp(ArgumentSpec argument) {
    return argument.name().equals(HELP);
  }
}
