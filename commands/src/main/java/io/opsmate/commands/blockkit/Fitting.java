package io.opsmate.commands.blockkit;

import com.google.gson.Gson;
import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses what of a card goes into one message or view, and says what did not. */
final class Fitting {
  /** Characters kept for the line that says what was left out. */
  private static final int LINE = 300;

  private final Gson gson;
  private final Sheet sheet;

  Fitting(Gson gson, Sheet sheet) {
    this.gson = gson;
    this.sheet = sheet;
  }

  boolean fits(List<Unit> units) {
    return units.stream().mapToInt(Unit::room).sum() <= sheet.blocks()
        && units.stream().mapToInt(this::text).sum() <= sheet.text();
  }

  /** What stays, in order, and of the rest the first that fit; then a line about the others. */
  List<LayoutBlock> cut(List<Unit> units) {
    List<Unit> staying = units.stream().filter(Unit::stays).toList();
    int blocks = sheet.blocks() - 1 - staying.stream().mapToInt(Unit::room).sum();
    int text = sheet.text() - LINE - staying.stream().mapToInt(this::text).sum();
    List<LayoutBlock> kept = new ArrayList<>();
    Map<String, Integer> left = new LinkedHashMap<>();
    int lineAt = -1;
    for (Unit unit : units) {
      boolean fits = left.isEmpty() && blocks >= unit.room() && text(unit) <= text;
      if (unit.stays()) {
        kept.add(unit.block());
      } else if (fits) {
        kept.add(unit.block());
        blocks -= unit.room();
        text -= text(unit);
      } else {
        lineAt = lineAt < 0 ? kept.size() : lineAt;
        left.merge(unit.what(), unit.count(), Integer::sum);
      }
    }
    if (lineAt >= 0) {
      kept.add(lineAt, CardBlocks.context(line(left)));
    }
    return kept.size() <= sheet.blocks() ? kept : kept.subList(0, sheet.blocks());
  }

  private int text(Unit unit) {
    int older = unit.older().stream().mapToInt(block -> TextLength.of(gson.toJsonTree(block))).sum();
    return Math.max(older, TextLength.of(gson.toJsonTree(unit.block())));
  }

  private static String line(Map<String, Integer> left) {
    String what = left.entrySet()
        .stream()
        .map(one -> one.getValue() + " " + plural(one.getKey(), one.getValue()))
        .collect(Collectors.joining(", "));
    return "Not shown here: " + what + ". One Slack message does not hold more; ask for less at a time, for example "
        + "for one kind or one region.";
  }

  private static String plural(String what, int count) {
    return count == 1 ? what : what.startsWith("thing") ? "things to tick" : what + "s";
  }
}
