package io.opsmate.commands.router;

import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.Arguments;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Card.Part;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.SkillDescriptor;
import io.opsmate.skills.kernel.SkillSet;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Draws the menu, help, and what was wrong with a line. */
final class HelpCards {
  private static final String NOTHING_RUN = "Nothing was run. More: ";
  private static final String FILL_IN = "Fill in a form";

  /** Unit: buttons. Slack's limits for a row, and for the menu behind it. */
  private static final int ROW = 25;
  private static final int MENU = 5;

  private final List<SkillDescriptor> skills;
  private final List<CommandSpec> commands;

  HelpCards(SkillSet skills) {
    this.skills = skills.all().stream().filter(skill -> !skill.commands().isEmpty()).toList();
    this.commands = skills.commands();
  }

  Card menu() {
    List<Entry> entries = skills.stream().flatMap(HelpCards::entries).toList();
    Text intro = Text.of("What can I do for you? Nothing is changed before somebody approves it.");
    return new Card("OpsMate", intro, List.of(new Card.Paragraph(intro), new Card.Paragraph(lines(entries)),
        new Card.Buttons(entries.stream().limit(ROW).map(Entry::button).toList(),
            forms().stream().limit(MENU).toList()),
        new Card.Note(Text.of("All of it, with examples: ", Text.code(Usage.ROOT + " help")))));
  }

  /** A line of the menu: a first word, what it is for, and its button. */
  private record Entry(String root, String sentence, Card.Button button) {}

  /** Verbs of two words stand behind their first one. */
  private static Stream<Entry> entries(SkillDescriptor skill) {
    return skill.commands()
        .stream()
        .map(CommandSpec::root)
        .distinct()
        .map(root -> skill.commands()
            .stream()
            .filter(command -> command.verb().equals(root))
            .findFirst()
            .map(command -> new Entry(root, command.sentence(), button(command)))
            .orElseGet(() -> new Entry(root, skill.sentence(), CommandButtons.run(label(root), root))));
  }

  private static Text lines(List<Entry> entries) {
    List<Object> words = new ArrayList<>();
    for (Entry entry : entries) {
      words.add(words.isEmpty() ? "" : "\n");
      words.add(Text.code(entry.root()));
      words.add(" " + sentence(entry.sentence()));
    }
    return Text.of(words.toArray());
  }

  Card help() {
    Text intro = Text.of("Everything I can do. Type it after ", Text.code(Usage.ROOT),
        ", mention me in a channel or thread with it, or write it to me directly:");
    List<Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(intro));
    for (SkillDescriptor skill : skills) {
      parts.add(new Card.Paragraph(Text.of(Text.strong(sentence(skill.sentence())))));
      parts.add(new Card.Rows(skill.commands().stream().map(HelpCards::row).toList()));
    }
    if (!forms().isEmpty()) {
      parts.add(new Card.Buttons(forms()));
    }
    parts.add(new Card.Note(Text.of("More on one of them: ", Text.code(Usage.ROOT + " help <command>"))));
    return new Card("OpsMate help", Text.of("Everything I can do."), parts);
  }

  Card help(CommandSpec command) {
    List<Part> parts = new ArrayList<>();
    Text sentence = Text.of(sentence(command.sentence()));
    parts.add(new Card.Paragraph(sentence));
    parts.add(new Card.Paragraph(Text.of(Text.code(Usage.of(command)))));
    if (!command.arguments().isEmpty()) {
      parts.add(new Card.Rows(command.arguments().stream().map(HelpCards::row).toList()));
    }
    if (!command.examples().isEmpty()) {
      parts.add(new Card.Note(examples(command)));
    }
    if (command.hasAlias()) {
      parts.add(new Card.Note(Text.of("In short: ", Text.code("/" + command.verb()))));
    }
    parts.add(new Card.Note(Text.of(mayRun(command))));
    parts.add(new Card.Buttons(List.of(button(command))));
    return new Card(Usage.ROOT + " " + command.verb(), sentence, parts);
  }

  /** What there is below a first word that is no command alone. */
  Card below(String root, List<CommandSpec> below) {
    boolean isAlone = below.stream().anyMatch(one -> one.verb().equals(root));
    Text intro = isAlone
        ? Text.of("What begins with ", Text.code(Usage.ROOT + " " + root), ":")
        : Text.of(Text.code(Usage.ROOT + " " + root), " goes on with one of these:");
    return new Card(Usage.ROOT + " " + root, intro, List.of(new Card.Paragraph(intro),
        new Card.Rows(below.stream().map(HelpCards::row).toList()), new Card.Buttons(buttons(below))));
  }

  Card wrong(CommandSpec command, Text why, Arguments fitting) {
    List<Part> parts = new ArrayList<>(
        List.of(new Card.Paragraph(why), new Card.Paragraph(Text.of("Usage: ", Text.code(Usage.of(command))))));
    if (command.hasForm()) {
      parts.add(
          new Card.Buttons(List.of(CommandButtons.form(FILL_IN, Written.line(command, fitting)))));
    }
    parts.add(new Card.Note(Text.of(NOTHING_RUN, Text.code(Usage.ROOT + " help " + command.verb()))));
    return new Card(Usage.ROOT + " " + command.verb(), why, parts);
  }

  Card wrong(List<CommandSpec> commands, Text why) {
    String verbs = String.join(", ", commands.stream().map(CommandSpec::verb).toList());
    return new Card("OpsMate", why,
        List.of(new Card.Paragraph(why), new Card.Paragraph(Text.of("I know: ", Text.code(verbs))),
            new Card.Note(Text.of(NOTHING_RUN, Text.code(Usage.ROOT + " help")))));
  }

  /** A line that begins with no command: what may have been meant, to be run by one press. */
  Card unclear(String verb, List<CommandSpec> near, boolean nearHelp) {
    Text meant = near.isEmpty() && !nearHelp
        ? Text.of()
        : Text.of(" Did you mean ", Text.code(Usage.ROOT + " " + (near.isEmpty() ? "help" : near.getFirst().verb())),
            "?");
    Text why = Text.of("No command ", ArgumentValue.said(verb), ".", meant);
    String verbs = String.join(", ", commands.stream().map(CommandSpec::verb).toList());
    return new Card("OpsMate", why,
        List.of(new Card.Paragraph(why), new Card.Paragraph(Text.of("I know: ", Text.code(verbs))),
            new Card.Buttons(buttons(near.isEmpty() ? commands : near)),
            new Card.Note(Text.of(NOTHING_RUN, Text.code(Usage.ROOT + " help")))));
  }

  private List<Card.Button> forms() {
    return commands.stream()
        .filter(CommandSpec::hasForm)
        .limit(ROW)
        .map(command -> CommandButtons.form(FILL_IN + ": " + command.verb(), command.verb()))
        .toList();
  }

  private static List<Card.Button> buttons(List<CommandSpec> commands) {
    return commands.stream().limit(ROW).map(HelpCards::button).toList();
  }

  /** What cannot be run as it is, or is better not run by a slip of the finger, opens as a form. */
  private static Card.Button button(CommandSpec command) {
    boolean isWhole = command.arguments().stream().noneMatch(ArgumentSpec::isRequired);
    boolean isHarmless = command.mayRun() == MayRun.ANYONE || command.arguments().isEmpty() || command.opensWindow();
    return isWhole && isHarmless
        ? CommandButtons.run(label(command.verb()), command.verb())
        : CommandButtons.form(label(command.verb()) + " …", command.verb());
  }

  private static String label(String verb) {
    return Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
  }

  private static Card.Row row(CommandSpec command) {
    return new Card.Row(Text.of(Text.code(Usage.of(command))),
        Text.of(sentence(command.sentence()), " ", mayRun(command), command.examples().isEmpty() ? "" : " ",
            examples(command)));
  }

  private static Card.Row row(ArgumentSpec argument) {
    return new Card.Row(Text.of(Text.code(Usage.of(argument))), Text.of(argument.sentence()));
  }

  private static Text examples(CommandSpec command) {
    List<Object> words = new ArrayList<>();
    for (String example : command.examples()) {
      words.add(words.isEmpty() ? "For example " : ", ");
      words.add(Text.code(Usage.example(example)));
    }
    return Text.of(words.toArray());
  }

  private static String sentence(String words) {
    return words.isEmpty() || words.endsWith(".") ? words : words + ".";
  }

  private static String mayRun(CommandSpec command) {
    return switch (command.mayRun()) {
      case ANYONE -> "Anyone may run it.";
      case APPROVER -> "Approvers may run it.";
      case ADMIN -> "OpsMate admins may run it.";
    };
  }
}
