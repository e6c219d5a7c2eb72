package io.opsmate.commands.blockkit;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Text;
import io.opsmate.skills.kernel.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Blocks that not every workspace takes yet, and what says the same in older ones. A message carries the newer ones only;
 * the older are made from them when Slack refuses, so that one letter is enough for both. Source: docs.slack.dev, table,
 * plan, task card, markdown and context actions blocks, August 2026.
 */
public final class NewerBlocks {
  private static final int COLUMNS = 20;

  /** Rows with the one of headings. */
  private static final int ROWS = 100;

  /** Longest title of a plan and of its tasks; Slack documents none, so this is what reads well. */
  private static final int TITLE = 250;

  private static final Gson GSON = GsonFactory.createSnakeCase().newBuilder().disableHtmlEscaping().create();

  private static final Map<Card.Stage, String> STATUS = Map.of(Card.Stage.WAITING, "pending", Card.Stage.RUNNING,
      "in_progress", Card.Stage.DONE, "complete", Card.Stage.FAILED, "error");

  private static final List<String> NEWER = List.of("table", "plan", "markdown", "context_actions");

  /** Longest text of a section. */
  private static final int SECTION = 3000;

  private NewerBlocks() {}

  /** Whether a message has some. */
  public static boolean isIn(String blocks) {
    return NEWER.stream().anyMatch(type -> blocks.contains("\"type\":\"" + type + "\""));
  }

  /** The same message in blocks that every workspace takes. */
  public static String inOlder(String blocks) {
    JsonArray older = new JsonArray();
    for (JsonElement block : JsonParser.parseString(blocks).getAsJsonArray()) {
      if (block instanceof JsonObject own && isIn(own.toString())) {
        lines(own).forEach(line -> older.add(GSON.toJsonTree(line)));
      } else {
        older.add(block);
      }
    }
    return older.toString();
  }

  static boolean isTable(Card.Table table) {
    return table.columns().size() <= COLUMNS && table.rows().size() < ROWS;
  }

  /** The caption stands above it. */
  static OwnBlock of(Card.Table table) {
    JsonArray rows = new JsonArray();
    rows.add(row(table.columns().stream().map(name -> Text.of(Text.strong(name))).toList()));
    table.rows().forEach(cells -> rows.add(row(cells)));
    JsonObject block = new JsonObject();
    block.addProperty("type", "table");
    block.add("rows", rows);
    return new OwnBlock(block);
  }

  static OwnBlock of(Card.Steps steps) {
    JsonArray tasks = new JsonArray();
    for (Card.Step step : steps.steps()) {
      JsonObject task = new JsonObject();
      task.addProperty("type", "task_card");
      task.addProperty("task_id", "step-" + (tasks.size() + 1));
      task.addProperty("title", Texts.cut(Inert.oneLine(step.words()), TITLE));
      task.addProperty("status", STATUS.get(step.stage()));
      tasks.add(task);
    }
    JsonObject block = new JsonObject();
    block.addProperty("type", "plan");
    block.addProperty("title", Texts.cut(Inert.oneLine(steps.title()), TITLE));
    block.add("tasks", tasks);
    return new OwnBlock(block);
  }

  /** What says the same in older blocks. */
  static List<LayoutBlock> lines(JsonObject own) {
    return switch (own.get("type").getAsString()) {
      case "markdown" -> plainly(own.get("text").getAsString());
      case "context_actions" -> thumbs(own.getAsJsonArray("elements").get(0).getAsJsonObject());
      case "table" -> CardBlocks.sections(InLines.rows(table(own)));
      default -> CardBlocks.sections(InLines.of(plan(own)));
    };
  }

  /** Without its formatting, which mrkdwn writes otherwise. */
  private static List<LayoutBlock> plainly(String markdown) {
    String words = markdown.replace("**", "").replace("`", "").replaceAll("(?m)^#{1,6}\\s+", "");
    return Mrkdwn.pieces(Text.of(words), SECTION).stream().<LayoutBlock>map(CardBlocks::section).toList();
  }

  /** Feedback as two buttons; each has an action of its own, as Slack wants it. */
  private static List<LayoutBlock> thumbs(JsonObject feedback) {
    String action = feedback.get("action_id").getAsString();
    return List.of(ActionsBlock.builder()
        .elements(List.of(thumb(action + "_up", feedback.getAsJsonObject("positive_button")),
            thumb(action + "_down", feedback.getAsJsonObject("negative_button"))))
        .build());
  }

  private static BlockElement thumb(String action, JsonObject thumb) {
    return ButtonElement.builder()
        .text(CardBlocks.plain(thumb.getAsJsonObject("text").get("text").getAsString(), 75))
        .actionId(action)
        .value(thumb.get("value").getAsString())
        .build();
  }

  private static JsonArray row(List<Text> cells) {
    JsonArray row = new JsonArray();
    cells.forEach(cell -> row.add(RichText.cell(cell)));
    return row;
  }

  private static Card.Table table(JsonObject own) {
    List<List<Text>> rows = new ArrayList<>();
    for (JsonElement row : own.getAsJsonArray("rows")) {
      rows.add(row.getAsJsonArray().asList().stream().map(cell -> RichText.text(cell.getAsJsonObject())).toList());
    }
    return new Card.Table("table", rows.getFirst().stream().map(Text::plain).toList(), rows.subList(1, rows.size()));
  }

  private static Card.Steps plan(JsonObject own) {
    List<Card.Step> steps = own.getAsJsonArray("tasks")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(task -> new Card.Step(task.get("title").getAsString(), stage(task.get("status").getAsString())))
        .toList();
    return new Card.Steps(own.get("title").getAsString(), steps);
  }

  private static Card.Stage stage(String status) {
    return STATUS.entrySet()
        .stream()
        .filter(one -> one.getValue().equals(status))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Card.Stage.WAITING);
  }
}
