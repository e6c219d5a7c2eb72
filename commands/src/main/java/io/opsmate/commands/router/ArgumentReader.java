package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Form;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fits the tokens after a verb to what the command takes. Reads one line, once. */
final class ArgumentReader {
  /** What reading gave. */
  sealed interface Result {
    record Fits(Arguments arguments) implements Result {}

    /**
     * The first thing that does not fit, in a sentence.
     *
     * @param rest what does fit
     * @param isUnfinished all that was said fits, and something is missing
     */
    record Wrong(Text why, Arguments rest, boolean isUnfinished) implements Result {}
  }

  private final List<ArgumentSpec> all;
  private final List<ArgumentSpec> words;
  private final List<ArgumentSpec> flags;
  private final Map<String, String> values = new HashMap<>();
  private int wordsSeen;

  ArgumentReader(CommandSpec command) {
    this.all = command.arguments();
    this.words = of(command, Form.WORD);
    this.flags = of(command, Form.FLAG);
  }

  Result read(List<Token> tokens) {
    Optional<Text> first = Optional.empty();
    for (int at = 0; at < tokens.size(); at++) {
      Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : null;
      Optional<Text> wrong = switch (tokens.get(at)) {
        case Token.Word(String text) -> word(text);
        case Token.Flag(String name, String value) when value != null -> flag(name, value);
        case Token.Flag(String name, _) when isYesNo(name) && !saysYesOrNo(next) -> flag(name, "yes");
        case Token.Flag(String name, _) when next instanceof Token.Word(String value) -> {
          at++;
          yield flag(name, value);
        }
        case Token.Flag(String name, _) -> flag(name, null);
      };
      first = first.or(() -> wrong);
    }
    boolean isUnfinished = first.isEmpty();
    return first.or(this::missing)
        .<Result>map(why -> new Result.Wrong(why, new Arguments(values), isUnfinished))
        .orElseGet(() -> new Result.Fits(new Arguments(values)));
  }

  private Optional<Text> word(String typed) {
    if (wordsSeen >= words.size()) {
      return Optional.of(Text.of(ArgumentValue.said(typed),
          words.isEmpty() ? " is too much: this command takes no plain words." : " is one word too many."));
    }
    return value(words.get(wordsSeen++), typed);
  }

  private Optional<Text> flag(String name, @Nullable String typed) {
    Optional<ArgumentSpec> known = flags.stream().filter(flag -> flag.name().equals(name)).findFirst();
    if (known.isEmpty()) {
      return Optional.of(unknown(name));
    }
    if (values.containsKey(name)) {
      return Optional.of(Text.of(Text.code("--" + name), " stands there twice; keep one."));
    }
    if (typed == null || typed.isEmpty()) {
      return Optional.of(Text.of(Text.code("--" + name), " needs a value: ", Text.code(Usage.of(known.get())), "."));
    }
    return value(known.get(), typed);
  }

  private Optional<Text> value(ArgumentSpec argument, String typed) {
    return switch (ArgumentValue.check(argument.kind(), typed)) {
      case ArgumentValue.Good(String value) -> {
        values.put(argument.name(), value);
        yield Optional.empty();
      }
      case ArgumentValue.Bad(Text why) -> Optional.of(Text.of(shown(argument), ": ", why));
    };
  }

  private Optional<Text> missing() {
    return all.stream()
        .filter(argument -> argument.isRequired() && !values.containsKey(argument.name()))
        .findFirst()
        .map(argument -> Text.of(shown(argument), " is missing: ", argument.sentence()));
  }

  private Text unknown(String name) {
    List<String> known = flags.stream().map(ArgumentSpec::name).toList();
    Text meant = Nearest.to(name, known)
        .map(near -> Text.of(" Did you mean ", Text.code("--" + near), "?"))
        .orElse(known.isEmpty() ? Text.of(" This command takes no flags.") : Text.of());
    return Text.of("No flag ", ArgumentValue.said("--" + name), ".", meant);
  }

  private boolean isYesNo(String name) {
    return flags.stream().anyMatch(flag -> flag.name().equals(name) && flag.kind() instanceof Kind.YesNo);
  }

  private static boolean saysYesOrNo(@Nullable Token next) {
    return next instanceof Token.Word(String value)
        && ArgumentValue.check(new Kind.YesNo(), value) instanceof ArgumentValue.Good;
  }

  private static Text.Span shown(ArgumentSpec argument) {
    return Text.code(argument.form() == Form.FLAG ? "--" + argument.name() : argument.name());
  }

  private static List<ArgumentSpec> of(CommandSpec command, Form form) {
    return command.arguments().stream().filter(argument -> argument.form() == form).toList();
  }
}
