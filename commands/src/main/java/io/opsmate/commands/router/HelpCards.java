package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Draws the menu, help, and what was wrong with a line. */
final class HelpCards {
  private HelpCards() {}

  static Card menu(List<CommandSpec> commands) {
    List<Card.Row> rows = commands.stream()
        .map(
            command -> new Card.Row(Text.of(Text.code(Usage.ROOT + " " + command.verb())), Text.of(command.sentence())))
        .toList();
    Text intro = Text.of("What can I do for you? Nothing is changed before somebody approves it.");
    return new Card("OpsMate", intro, List.of(new Card.Paragraph(intro), new Card.Rows(rows),
        new Card.Note(Text.of("All of it, with examples: ", Text.code(Usage.ROOT + " help")))));
  }

  static Card help(List<CommandSpec> commands) {
    List<Card.Row> rows = commands.stream()
        .map(command -> new Card.Row(Text.of(Text.code(Usage.of(command))),
            Text.of(command.sentence(), " ", mayRun(command), examples(command))))
        .toList();
    Text intro = Text.of("Everything I can do:");
    return new Card("OpsMate help", intro, List.of(new Card.Paragraph(intro), new Card.Rows(rows),
        new Card.Note(Text.of("More on one of them: ", Text.code(Usage.ROOT + " help <command>")))));
  }

  static Card help(CommandSpec command) {
    List<Part> parts = new ArrayList<>();
    Text sentence = Text.of(command.sentence());
    parts.add(new Card.Paragraph(sentence));
    parts.add(new Card.Paragraph(Text.of(Text.code(Usage.of(command)))));
    if (!command.arguments().isEmpty()) {
      parts.add(new Card.Rows(command.arguments().stream().map(HelpCards::row).toList()));
    }
    if (!command.examples().isEmpty()) {
      parts.add(new Card.Note(examples(command)));
    }
    parts.add(new Card.Note(Text.of(mayRun(command))));
    return new Card(Usage.ROOT + " " + command.verb(), sentence, parts);
  }

  static Card wrong(CommandSpec command, Text why) {
    return new Card(Usage.ROOT + " " + command.verb(), why,
        List.of(new Card.Paragraph(why), new Card.Paragraph(Text.of("Usage: ", Text.code(Usage.of(command)))),
            new Card.Note(Text.of("Nothing was run. More: ", Text.code(Usage.ROOT + " help " + command.verb())))));
  }

  static Card wrong(List<CommandSpec> commands, Text why) {
    String verbs = String.join(", ", commands.stream().map(CommandSpec::verb).toList());
    return new Card("OpsMate", why,
        List.of(new Card.Paragraph(why), new Card.Paragraph(Text.of("I know: ", Text.code(verbs))),
            new Card.Note(Text.of("Nothing was run. More: ", Text.code(Usage.ROOT + " help")))));
  }

  private static Card.Row row(ArgumentSpec argument) {
    return new Card.Row(Text.of(Text.code(Usage.of(argument))), Text.of(argument.sentence()));
  }

  private static Text examples(CommandSpec command) {
    List<Object> words = new ArrayList<>();
    for (String example : command.examples()) {
      words.add(words.isEmpty() ? " For example " : ", ");
      words.add(Text.code(example));
    }
    return Text.of(words.toArray());
  }

  private static String mayRun(CommandSpec command) {
    return switch (command.mayRun()) {
      case ANYONE -> "Anyone may run it.";
      case APPROVER -> "Approvers may run it.";
      case ADMIN -> "OpsMate admins may run it.";
    };
  }
}
