package io.opsmate.commands.blockkit;

import io.opsmate.skills.kernel.Card;

/**
 * What the buttons of a card are about, for those who hear them read out: the first line of the paragraph right above
 * them, or else the title of the card.
 */
final class Subject {
  private final String title;
  private String words;

  Subject(Card card) {
    this.title = card.title();
    this.words = title;
  }

  void passes(Card.Part part) {
    switch (part) {
      case Card.Paragraph(var text) ->
          words = text.plain().lines().filter(line -> !line.isBlank()).findFirst().orElse(title);
      case Card.Facts _, Card.Rows _, Card.Choice _, Card.Table _, Card.Picture _, Card.Steps _ -> words = title;
      case Card.Note _, Card.Divider _, Card.Buttons _ -> {
      }
    }
  }

  String words() {
    return words;
  }
}
