package io.opsmate.app.sandbox.slack.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Json;
import java.util.List;
import java.util.Optional;

/** Takes or refuses what a message says, as {@code chat.postMessage} would. */
public final class MessageCheck {

  /** Characters of message text that Slack keeps; the rest is cut. Source: Slack's chat.postMessage page. */
  static final int TEXT_KEPT = 40_000;

  /**
   * Characters of all text in a message's blocks. Undocumented by Slack; measured by others. More gives
   * {@code msg_blocks_too_long}.
   */
  static final int BLOCK_TEXT_ALLOWED = 13_000;

  private final BlockCheck blockCheck;

  public MessageCheck(BlockCheck blockCheck) {
    this.blockCheck = blockCheck;
  }

  /** What was decided about a text and its blocks. */
  public sealed interface Checked {

    record Accepted(Content content) implements Checked {}

    record Refused(ApiAnswer.Refused why) implements Checked {}
  }

  Checked check(Call call) {
    return check(call.text("text"), call.structured("blocks"));
  }

  public Checked check(Optional<String> text, Structured blocks) {
    return switch (blocks) {
      case Structured.Absent _ -> checked(text, Json.array());
      case Structured.Given(JsonNode json) when json instanceof ArrayNode array -> checked(text, array);
      case Structured.Given _ -> refused("invalid_blocks_format", List.of());
      case Structured.Unreadable _ -> refused("invalid_blocks_format", List.of());
    };
  }

  private Checked checked(Optional<String> text, ArrayNode blocks) {
    if (blocks.isEmpty()) {
      return text
          .<Checked>map(said -> new Checked.Accepted(Content.text(cut(said))))
          .orElseGet(() -> refused("no_text", List.of()));
    }
    if (BlockText.lengthOf(blocks) > BLOCK_TEXT_ALLOWED) {
      return refused("msg_blocks_too_long", List.of());
    }
    List<BlockCheck.Fault> faults = blockCheck.check("message", blocks.toString());
    if (!faults.isEmpty()) {
      return new Checked.Refused(new ApiAnswer.Refused(
          faults.stream().anyMatch(fault -> fault.message().equals("msg_blocks_too_long"))
              ? "msg_blocks_too_long"
              : "invalid_blocks",
          Faults.worded(faults, "/blocks"), Faults.rules(faults)));
    }
    return new Checked.Accepted(new Content(cut(text.orElse("")), BlockIds.completed(blocks)));
  }

  private static Checked refused(String error, List<String> messages) {
    return new Checked.Refused(new ApiAnswer.Refused(error, messages));
  }

  private static String cut(String text) {
    return text.length() <= TEXT_KEPT ? text : text.substring(0, TEXT_KEPT);
  }
}
