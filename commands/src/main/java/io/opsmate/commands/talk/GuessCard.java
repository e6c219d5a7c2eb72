package io.opsmate.commands.talk;

import io.opsmate.commands.router.Guess;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** What OpsMate says of a sentence that no model made sense of: the words it knows, and what could be run for them. */
final class GuessCard {
  private GuessCard() {}

  /**
   * @param nearest for a sentence of which no word is known
   * @param because a clause without a full stop
   */
  static Card of(Guess guess, Card nearest, Text because) {
    Card.Note why = new Card.Note(Text.of("I went by single words, because ", because, ". Nothing was run. More: ",
        Text.code("/opsmate help")));
    if (guess.lines().isEmpty()) {
      List<Card.Part> parts = new ArrayList<>(nearest.parts());
      parts.add(new Card.Note(Text.of("I went by single words, because ", because, ".")));
      return new Card(nearest.title(), nearest.headline(), parts);
    }
    Text says = says(guess);
    List<Card.Part> parts = new ArrayList<>();
    parts.add(new Card.Paragraph(says));
    parts.add(new Card.Rows(guess.lines().stream().map(GuessCard::row).toList()));
    parts.add(new Card.Buttons(guess.lines().stream().map(Guess.Line::button).toList()));
    parts.add(why);
    return new Card("What I understood", says, parts);
  }

  private static Text says(Guess guess) {
    List<Object> words = new ArrayList<>();
    for (Text one : guess.recognised()) {
      words.add(words.isEmpty() ? "I recognised " : ", ");
      words.add(one);
    }
    words.add(guess.lines().size() == 1 ? ". Did you mean this?" : ". Did you mean one of these?");
    return Text.of(words.toArray());
  }

  private static Card.Row row(Guess.Line line) {
    String sentence = line.command().sentence();
    return new Card.Row(Text.of(Text.code("/opsmate " + line.shown())),
        Text.of(sentence.endsWith(".") ? sentence : sentence + "."));
  }
}
