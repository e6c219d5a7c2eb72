package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/** The limits of the blocks that only messages may have, over the whole message. */
final class MessageCheck {
  private MessageCheck() {}

  static void blocks(JsonArray blocks, ShapeCheck check) {
    List<Integer> tables = of("table", blocks);
    if (tables.size() > 1) {
      check.fault("no more than 1 table block allowed", "/blocks/" + tables.get(1), "table: one in a message");
    }
    tables.forEach(at -> table(blocks.get(at).getAsJsonObject(), "/blocks/" + at, check));
    int markdown = of("markdown", blocks).stream().mapToInt(at -> TextLength.of(blocks.get(at))).sum();
    if (markdown > Shapes.MARKDOWN) {
      check.fault("must be less than " + (Shapes.MARKDOWN + 1) + " characters", "/blocks",
          "markdown: at most " + Shapes.MARKDOWN + " characters over all such blocks");
    }
  }

  private static void table(JsonObject table, String pointer, ShapeCheck check) {
    if (!(table.get("rows") instanceof JsonArray rows)) {
      return;
    }
    if (TextLength.of(rows) > Shapes.TABLE_TEXT) {
      check.fault("must be less than " + (Shapes.TABLE_TEXT + 1) + " characters", pointer + "/rows",
          "table: at most " + Shapes.TABLE_TEXT + " characters over all cells");
    }
    long widths = rows.asList()
        .stream()
        .filter(JsonArray.class::isInstance)
        .mapToInt(row -> ((JsonArray) row).size())
        .distinct()
        .count();
    if (widths > 1) {
      check.fault("rows must have the same number of columns", pointer + "/rows",
          "table: each row has as many cells as the first");
    }
  }

  private static List<Integer> of(String type, JsonArray blocks) {
    return IntStream.range(0, blocks.size())
        .filter(at -> blocks.get(at) instanceof JsonObject block && block.get("type") != null
            && ShapeCheck.isString(block.get("type")) && block.get("type").getAsString().equals(type))
        .boxed()
        .toList();
  }
}
