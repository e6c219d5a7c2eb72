package io.opsmate.skills.kernel;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * A table; every row has as many cells as there are columns. Short ones are shown as a table where Slack takes one, and
   * as lines elsewhere.
   *
   * @param caption what the table shows, for screen readers too
   */
  public record Table(String caption, List<String> columns, List<List<Text>> rows) implements Part {
    public Table {
      caption = Texts.required(caption, "caption");
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      if (columns.isEmpty() || rows.isEmpty()) {
        throw new IllegalArgumentException("the table “" + caption + "” is empty");
      }
      int width = columns.size();
      if (rows.stream().anyMatch(row -> row.size() != width)) {
        throw new IllegalArgumentException("a row of the table “" + caption + "” does not have " + width + " cells");
      }
    }
  }

  /** A chart, drawn as an image with its alternative text. The numbers stand in words elsewhere on the card. */
  public record Picture(Chart chart) implements Part {}

  /** Steps of one piece of work, and how far each is. */
  public record Steps(String title, List<Step> steps) implements Part {
    public Steps {
      title = Texts.required(title, "title of the steps");
      steps = List.copyOf(steps);
    }
  }

  /** One step. */
  public record Step(String words, Stage stage) {}

  /** How far a step is. */
  public enum Stage {
    WAITING, RUNNING, DONE, FAILED
  }

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

  /**
   * A row of buttons. {@code more} are further ones in a menu behind them: at most 5, without a {@link Confirm}, since a
   * menu cannot ask back for one entry alone, and action and value together at most 149 characters.
   */
  public record Buttons(List<Button> buttons, List<Button> more) implements Part {
    private static final int MENU = 5;
    private static final int ENTRY = 149;

    public Buttons {
      buttons = List.copyOf(buttons);
      more = List.copyOf(more);
      if (more.size() > MENU) {
        throw new IllegalArgumentException("a menu has at most " + MENU + " entries, not " + more.size());
      }
      for (Button entry : more) {
        if (entry.confirm() != null || entry.action().contains(" ")
            || entry.action().length() + entry.value().length() > ENTRY) {
          throw new IllegalArgumentException("“" + entry.label() + "” does not fit a menu");
        }
      }
    }

    /** A row of buttons and no menu. */
    public Buttons(List<Button> buttons) {
      this(buttons, List.of());
    }
  }

  /**
   * A button; {@code action} names its handler, {@code value} comes back on a press, {@code confirm} is asked before it
   * counts.
   */
  public record Button(String action, String label, String value, Look look, @Nullable Confirm confirm) {
    /** A button that counts at once. */
    public Button(String action, String label, String value, Look look) {
      this(action, label, value, look, null);
    }

    /** The same, asking back first. */
    public Button confirmed(Confirm confirm) {
      return new Button(action, label, value, look, confirm);
    }
  }

  /**
   * The question asked back before a press counts: title at most 100 characters, text 300, and 30 on each of the two
   * buttons.
   */
  public record Confirm(String title, String text, String yes, String no) {
    public Confirm {
      title = Texts.upTo(100, Texts.required(title, "question"), "question");
      text = Texts.upTo(300, Texts.required(text, "text of the question"), "text of the question");
      yes = Texts.upTo(30, Texts.required(yes, "yes"), "yes");
      no = Texts.upTo(30, Texts.required(no, "no"), "no");
    }
  }

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
