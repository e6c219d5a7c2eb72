package io.opsmate.commands.talk;

import io.opsmate.commands.router.Guess;
import io.opsmate.skills.kernel.ArgumentSpec;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.CommandButtons;
import io.opsmate.skills.kernel.CommandSpec;
import io.opsmate.skills.kernel.CommandSpec.MayRun;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What OpsMate says of a sentence that no model made sense of: why, the words it knows, and what could be run for them.
 * What may change something has no button here, as nobody plainly asked for it.
 */
final class GuessCard {
  /** Unit: buttons where no word is known: help, and what only reads what is at hand. */
  private static final int AT_HAND = 2;

  private static final Text.Span HELP = Text.code("/opsmate help");

  private GuessCard() {}

  /** With a model that gave no answer. */
  static Card of(NoAnswer none, Guess guess, List<CommandSpec> commands) {
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(none.says()));
    if (!guess.lines().isEmpty()) {
      parts.add(new Card.Paragraph(understood(guess)));
    }
    parts.addAll(offered(guess, commands));
    parts.add(new Card.Note(Text.of("All I can do: ", HELP)));
    return new Card(none.title(), none.says(), parts);
  }

  /** Without any. */
  static Card withoutModel(Guess guess, List<CommandSpec> commands) {
    Text says = guess.lines().isEmpty()
        ? Text.of("I know none of these words: I go by single ones, because no language model is set up.")
        : understood(guess);
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(says));
    parts.addAll(offered(guess, commands));
    parts.add(new Card.Note(Text.of(
        guess.lines().isEmpty() ? "" : "I went by single words, because no language model is set up. ",
        "Nothing was run. More: ", HELP)));
    return new Card("What I understood", says, parts);
  }

  private static Text understood(Guess guess) {
    List<Object> words = new ArrayList<>();
    for (Text one : guess.recognised()) {
      words.add(words.isEmpty() ? "I recognised " : ", ");
      words.add(one);
    }
    words.add(guess.lines().size() == 1 ? ". Did you mean this?" : ". Did you mean one of these?");
    return Text.of(words.toArray());
  }

  private static List<Card.Part> offered(Guess guess, List<CommandSpec> commands) {
    List<Card.Part> parts = new ArrayList<>();
    if (!guess.lines().isEmpty()) {
      parts.add(new Card.Rows(guess.lines().stream().map(GuessCard::row).toList()));
    }
    List<Card.Button> buttons = guess.lines().isEmpty()
        ? atHand(commands)
        : guess.lines().stream().filter(line -> Guess.changesNothing(line.command())).map(Guess.Line::button).toList();
    if (!buttons.isEmpty()) {
      parts.add(new Card.Buttons(buttons));
    }
    return parts;
  }

  private static List<Card.Button> atHand(List<CommandSpec> commands) {
    return Stream.concat(Stream.of(CommandButtons.run("Help", "help")), commands.stream()
        .filter(one -> one.isCheap() && one.mayRun() == MayRun.ANYONE)
        .filter(one -> one.arguments().stream().noneMatch(ArgumentSpec::isRequired))
        .limit(AT_HAND)
        .map(one -> CommandButtons.run(label(one.verb()), one.verb()))).toList();
  }

  private static String label(String verb) {
    return Character.toUpperCase(verb.charAt(0)) + verb.substring(1);
  }

  private static Card.Row row(Guess.Line line) {
    String sentence = line.command().sentence();
    return new Card.Row(Text.of(Text.code("/opsmate " + line.shown())),
        Text.of(sentence.endsWith(".") ? sentence : sentence + "."));
  }
}
