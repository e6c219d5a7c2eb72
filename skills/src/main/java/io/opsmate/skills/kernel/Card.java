package io.opsmate.skills.kernel;

import java.util.List;
import java.util.Set;

/**
 * What OpsMate shows: a title and parts, without a word of Slack. {@code commands} renders it, splits what is too long
 * and derives the notification text from {@link #headline()}.
 */
public record Card(String title, Text headline, List<Part> parts) {
  /** One piece of a card, shown in order. */
  public sealed interface Part {}

  /** A paragraph. */
  public record Paragraph(Text text) implements Part {}

  /** Label and value pairs, shown side by side. */
  public record Facts(List<Fact> facts) implements Part {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** One label with its value. */
  public record Fact(String label, Text value) {}

  /** Small print. */
  public record Note(Text text) implements Part {}

  /** A line between two parts. */
  public record Divider() implements Part {}

  /** A list of rows, each a line with small print below. */
  public record Rows(List<Row> rows) implements Part {
    public Rows {
      rows = List.copyOf(rows);
    }
  }

  /** One row: what it is, and its detail. */
  public record Row(Text main, Text detail) {}

  /**
   * Things to tick. {@code id} comes back with every press on the same card, as {@link Press#ticked()}; longer lists are
   * split over several elements by the renderer.
   */
  public record Choice(String id, String label, List<Option> options) implements Part {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /** One thing to tick; {@code value} is what comes back. */
  public record Option(String value, String words, String detail, boolean ticked) {}

  /** A row of buttons. */
  public record Buttons(List<Button> buttons) implements Part {
    public Buttons {
      buttons = List.copyOf(buttons);
    }
  }

  /** A button; {@code action} names its handler, {@code value} comes back on a press. */
  public record Button(String action, String label, String value, Look look) {}

  /** How much a button asks for attention. */
  public enum Look {
    NORMAL, PRIMARY, DANGER
  }

  public Card {
    title = Texts.required(title, "card title");
    parts = List.copyOf(parts);
  }

  /** A card of one paragraph. */
  public static Card saying(String title, Text text) {
    return new Card(title, text, List.of(new Paragraph(text)));
  }

  /** The ids of all choices on the card. */
  public Set<String> choices() {
    return parts.stream()
        .filter(Choice.class::isInstance)
        .map(part -> ((Choice) part).id())
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
