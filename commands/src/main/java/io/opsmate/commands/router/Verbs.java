package io.opsmate.commands.router;

import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every command by its verb, of one word or of two. */
final class Verbs {
  /** Words of a sentence that are compared with verbs, and commands that are offered for them. */
  private static final int LOOKED_AT = 20;
  private static final int OFFERED = 3;

  private final List<CommandSpec> commands;

  Verbs(List<CommandSpec> commands) {
    this.commands = List.copyOf(commands);
  }

  List<CommandSpec> all() {
    return commands;
  }

  Optional<CommandSpec> exactly(String verb) {
    return commands.stream().filter(command -> command.verb().equals(verb)).findFirst();
  }

  /** The command that the line begins with; one of two words goes before one of one. */
  Optional<CommandSpec> first(List<Token> tokens) {
    List<String> words = tokens.stream()
        .limit(2)
        .takeWhile(Token.Word.class::isInstance)
        .map(token -> ((Token.Word) token).text().toLowerCase(Locale.ROOT))
        .toList();
    return words.isEmpty()
        ? Optional.empty()
        : exactly(String.join(" ", words)).or(() -> exactly(words.getFirst()));
  }

  /** Those that begin with the word. */
  Stream<CommandSpec> below(String root) {
    return commands.stream().filter(command -> command.root().equals(root));
  }

  /** What a sentence may be about: the commands whose verb is near one of its words, the nearest to its start first. */
  List<CommandSpec> near(List<Token> tokens) {
    List<String> roots = commands.stream().map(CommandSpec::root).distinct().toList();
    List<String> meant = tokens.stream()
        .filter(Token.Word.class::isInstance)
        .limit(LOOKED_AT)
        .flatMap(token -> Nearest.to(Texts.cut(((Token.Word) token).text(), LOOKED_AT * 2), roots).stream())
        .distinct()
        .limit(OFFERED)
        .toList();
    return meant.stream()
        .flatMap(this::below)
        .limit(OFFERED)
        .toList();
  }
}
