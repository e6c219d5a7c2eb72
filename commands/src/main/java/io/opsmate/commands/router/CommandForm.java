package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.ArgumentSpec.Kind;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Field;
import io.opsmate.skills.kernel.Form;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The form of a command: a field for each argument, read by the same rules as the typed line. */
final class CommandForm {
  private static final String ID = "command:";

  /** Unit: characters. Slack's limit for a window's title. */
  private static final int TITLE = 24;

  private CommandForm() {}

  static String id(CommandSpec command) {
    return ID + command.verb();
  }

  /** Empty when the id is none of a command's form. */
  static Optional<String> verb(String id) {
    return id.startsWith(ID) ? Optional.of(id.substring(ID.length())) : Optional.empty();
  }

  static Form of(CommandSpec command, Arguments begun, String token) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field.Say(Text.of(command.sentence(), command.sentence().endsWith(".") ? "" : ".")));
    command.arguments().forEach(argument -> fields.add(field(argument, begun.text(argument.name()).orElse(""))));
    return new Form(id(command), Texts.cut(Usage.ROOT + " " + command.verb(), TITLE), "Run", token, fields);
  }

  /** What was filled in as arguments, or per field what does not fit. */
  static Filled read(CommandSpec command, Map<String, List<String>> answers) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> faults = new LinkedHashMap<>();
    for (ArgumentSpec argument : command.arguments()) {
      String typed = String.join(",", answers.getOrDefault(name(argument), List.of())).strip();
      if (!typed.isEmpty()) {
        switch (ArgumentValue.check(argument.kind(), Tokeniser.words(typed))) {
          case ArgumentValue.Good(String value) -> values.put(argument.name(), value);
          case ArgumentValue.Bad(Text why) -> faults.put(name(argument), Texts.cut(why.plain(), 200));
        }
      } else if (argument.isRequired()) {
        faults.put(name(argument), "This is needed.");
      }
    }
    return faults.isEmpty() ? new Filled.In(new Arguments(values)) : new Filled.Wrong(faults);
  }

  private static Field field(ArgumentSpec argument, String begun) {
    boolean required = argument.isRequired();
    String name = name(argument);
    String label = label(argument);
    return switch (argument.kind()) {
      case Kind.OneOf(List<String> words) -> new Field.PickOne(name, label, options(words, begun), required);
      case Kind.SomeOf(List<String> words) -> new Field.PickSome(name, label, options(words, begun), required);
      case Kind.YesNo _ -> new Field.PickOne(name, label, options(List.of("yes", "no"), begun), required);
      case Kind.Weekdays _ -> new Field.PickSome(name, label, days(begun), required);
      case Kind.Person _ -> new Field.PickPeople(name, label, 1,
          begun.isEmpty() ? List.of() : List.of(new MemberId(begun)), required);
      case Kind.Channel _ -> new Field.PickChannel(name, label, begun, required);
      case Kind.TimeOfDay _ -> new Field.PickTime(name, label, begun, required);
      case Kind.Free _, Kind.Region _, Kind.Length _, Kind.Number _, Kind.Amount _, Kind.Zone _ ->
          new Field.Words(name, title(argument.name()), hint(argument), false, required, ArgumentValue.MOST_FREE,
              begun);
    };
  }

  private static String hint(ArgumentSpec argument) {
    String example = argument.kind() instanceof Kind.Number(int least, int most)
        ? least + " to " + most
        : "for example " + Usage.value(argument.kind()).replace("\"", "");
    return argument.sentence() + " · " + example;
  }

  private static List<Card.Option> options(List<String> words, String begun) {
    List<String> ticked = List.of(begun.split(","));
    return words.stream().map(word -> new Card.Option(word, title(word), "", ticked.contains(word))).toList();
  }

  private static List<Card.Option> days(String begun) {
    List<String> ticked = List.of(begun.split(","));
    return Arrays.stream(DayOfWeek.values())
        .map(day -> day.name().toLowerCase(Locale.ROOT))
        .map(day -> new Card.Option(day.substring(0, 3), title(day), "", ticked.contains(day.substring(0, 3))))
        .toList();
  }

  private static String label(ArgumentSpec argument) {
    return title(argument.name()) + " · " + argument.sentence();
  }

  private static String title(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1).replace('-', ' ');
  }

  /** A field's name has no dashes. */
  private static String name(ArgumentSpec argument) {
    return argument.name().replace('-', '_');
  }
}
