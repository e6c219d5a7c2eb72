package io.opsmate.commands.blockkit;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import java.util.ArrayList;
import java.util.List;

/** Says in lines what newer blocks show better, for where Slack does not take those. */
final class InLines {
  private InLines() {}

  static List<Card.Row> of(Card.Table table) {
    List<Card.Row> rows = new ArrayList<>();
    rows.add(new Card.Row(Text.of(Text.strong(table.caption())), Text.of()));
    rows.addAll(rows(table));
    return rows;
  }

  /** Without its caption. */
  static List<Card.Row> rows(Card.Table table) {
    List<Card.Row> rows = new ArrayList<>();
    for (List<Text> row : table.rows()) {
      List<Object> rest = new ArrayList<>();
      for (int at = 1; at < row.size(); at++) {
        rest.add((at == 1 ? "" : " · ") + table.columns().get(at) + ": ");
        rest.add(row.get(at));
      }
      rows.add(new Card.Row(row.getFirst(), Text.of(rest.toArray())));
    }
    return rows;
  }

  static List<Card.Row> of(Card.Steps steps) {
    List<Card.Row> rows = new ArrayList<>();
    rows.add(new Card.Row(Text.of(Text.strong(steps.title())), Text.of()));
    steps.steps().forEach(step -> rows.add(new Card.Row(Text.of(mark(step.stage()), " ", step.words()), Text.of())));
    return rows;
  }

  private static String mark(Card.Stage stage) {
    return switch (stage) {
      case WAITING -> "○ waiting:";
      case RUNNING -> "◐ running:";
      case DONE -> "● done:";
      case FAILED -> "✕ failed:";
    };
  }
}
