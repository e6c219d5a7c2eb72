package io.opsmate.commands.blockkit;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Draws the parts of cards as blocks within the limits of each single block. */
final class CardBlocks {
  /** Unit: blocks. What a table may need in lines; longer ones are lines from the start, and cut where they do not fit. */
  private static final int TABLE_ROOM = 3;

  private final Wordiness wordiness;
  private final Sketches sketches;
  private final boolean newer;
  private boolean hasTable;
  private final Ticks ticks = new Ticks();

  /** How much of long texts is shown. */
  enum Wordiness {
    /** All of them, split where one block cannot hold them. */
    FULL,
    /** Their beginnings, to leave room for what has to be decided. */
    TERSE
  }

  CardBlocks(Wordiness wordiness, Sketches sketches, Sheet sheet) {
    this.newer = sheet.equals(Sheet.MESSAGE);
    this.wordiness = wordiness;
    this.sketches = sketches;
  }

  List<Unit> of(Card card) {
    List<Unit> units = new ArrayList<>();
    units.add(Unit.staying(HeaderBlock.builder().text(plain(card.title(), 150)).build()));
    Subject subject = new Subject(card);
    for (Card.Part part : card.parts()) {
      subject.passes(part);
      units.addAll(switch (part) {
        case Card.Paragraph(Text text) -> paragraph(text);
        case Card.Facts(List<Card.Fact> facts) -> facts(facts);
        case Card.Note(Text text) -> note(text);
        case Card.Divider _ -> List.of(divider());
        case Card.Rows(List<Card.Row> rows) -> rows(rows);
        case Card.Table table -> table(table);
        case Card.Steps steps ->
            newer ? List.of(Unit.newer(NewerBlocks.of(steps), 1, "part")) : rows(InLines.of(steps));
        case Card.Picture(var chart) -> picture(chart);
        case Card.Choice choice -> ticks.of(choice);
        case Card.Buttons(List<Card.Button> buttons, List<Card.Button> more) -> buttons(subject.words(), buttons, more);
      });
    }
    return units;
  }

  static Unit divider() {
    return Unit.part(new DividerBlock());
  }

  static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn)).expand(true).build();
  }

  static ContextBlock context(String mrkdwn) {
    return ContextBlock.builder().elements(List.<ContextBlockElement>of(mrkdwn(mrkdwn))).build();
  }

  static MarkdownTextObject mrkdwn(String text) {
    return MarkdownTextObject.builder().text(text).verbatim(true).build();
  }

  static PlainTextObject plain(String words, int limit) {
    return PlainTextObject.builder().text(Texts.cut(Inert.oneLine(words), limit)).emoji(false).build();
  }

  private List<Unit> paragraph(Text text) {
    List<String> pieces = switch (wordiness) {
      case FULL -> Mrkdwn.pieces(text, 3000);
      case TERSE -> Mrkdwn.pieces(text, 3000).isEmpty() ? List.of() : List.of(Mrkdwn.cut(text, 600));
    };
    return pieces.stream().map(piece -> Unit.part(section(piece))).toList();
  }

  private List<Unit> facts(List<Card.Fact> facts) {
    int limit = wordiness == Wordiness.FULL ? 2000 : 300;
    List<TextObject> fields = facts.stream()
        .<TextObject>map(fact -> mrkdwn(Mrkdwn.cut(
            Text.of(Text.strong(fact.label()), "\n", fact.value()), limit)))
        .toList();
    return slices(fields, 10).stream()
        .map(ten -> Unit.part(SectionBlock.builder().fields(ten).build()))
        .toList();
  }

  private List<Unit> note(Text text) {
    String words = Mrkdwn.cut(text, 2000);
    return words.isEmpty() ? List.of() : List.of(Unit.part(context(words)));
  }

  /** Slack takes one table in a message, and none elsewhere. */
  private List<Unit> table(Card.Table table) {
    if (!newer || hasTable || !NewerBlocks.isTable(table)) {
      return rows(InLines.of(table));
    }
    Unit drawn = Unit.newer(NewerBlocks.of(table), table.rows().size(), "row");
    if (drawn.older().size() > TABLE_ROOM) {
      return rows(InLines.of(table));
    }
    hasTable = true;
    return List.of(Unit.part(section(Mrkdwn.line(Text.of(Text.strong(table.caption())), 3000))), drawn);
  }

  private List<Unit> picture(Chart chart) {
    return sketches.of(chart)
        .map(image -> List.of(new Unit(image, false, 1, "picture")))
        .orElseGet(() -> note(Text.of(chart.alt())));
  }

  static List<LayoutBlock> sections(List<Card.Row> rows) {
    return new CardBlocks(Wordiness.FULL, new Sketches(null), Sheet.HOME).rows(rows).stream().map(Unit::block).toList();
  }

  private List<Unit> rows(List<Card.Row> rows) {
    List<Unit> units = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    int count = 0;
    for (Card.Row row : rows) {
      String shown = row(row);
      if (open.length() + shown.length() + 2 > 3000) {
        units.add(new Unit(section(open.toString()), false, count, "row"));
        open.setLength(0);
        count = 0;
      }
      open.append(open.isEmpty() || shown.isEmpty() ? "" : "\n\n").append(shown);
      count++;
    }
    if (!open.isEmpty()) {
      units.add(new Unit(section(open.toString()), false, count, "row"));
    }
    return units;
  }

  private String row(Card.Row row) {
    boolean full = wordiness == Wordiness.FULL;
    String main = Mrkdwn.line(row.main(), full ? 1200 : 180);
    String detail = Mrkdwn.line(row.detail(), full ? 1700 : 240);
    return main.isEmpty() || detail.isEmpty() ? main + detail : main + "\n" + detail;
  }

  /** Slack wants an action once in a block at most, so a second one of the same action opens another block. */
  private static List<Unit> buttons(String subject, List<Card.Button> buttons, List<Card.Button> more) {
    List<List<BlockElement>> blocks = new ArrayList<>();
    Set<String> actions = new HashSet<>();
    for (Card.Button button : buttons) {
      if (blocks.isEmpty() || blocks.getLast().size() == 25 || !actions.add(button.action())) {
        blocks.add(new ArrayList<>());
        actions.clear();
        actions.add(button.action());
      }
      blocks.getLast().add(Buttons.one(subject, button));
    }
    if (!more.isEmpty()) {
      if (blocks.isEmpty() || blocks.getLast().size() == 25) {
        blocks.add(new ArrayList<>());
      }
      blocks.getLast().add(Buttons.menu(more));
    }
    return blocks.stream().map(some -> Unit.staying(ActionsBlock.builder().elements(some).build())).toList();
  }

  static <T> List<List<T>> slices(List<T> all, int most) {
    List<List<T>> slices = new ArrayList<>();
    for (int from = 0; from < all.size(); from += most) {
      slices.add(all.subList(from, Math.min(all.size(), from + most)));
    }
    return slices;
  }
}
