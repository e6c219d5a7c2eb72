package io.opsmate.commands.blockkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Finds what Slack would refuse in Block Kit JSON, in Slack's words. Works on the raw JSON, so that it also sees what the
 * SDK's model would drop.
 */
public final class BlockKitValidator {
  private BlockKitValidator() {}

  /**
   * Empty when Slack would take it.
   *
   * @param surface {@code message} (an array of blocks), {@code home} or {@code modal} (a view)
   */
  public static List<BlockKitFault> check(String surface, String json) {
    JsonElement root;
    try {
      root = JsonParser.parseString(json);
    } catch (JsonParseException e) {
      return List.of(new BlockKitFault("must be valid JSON", "", surface + ": JSON"));
    }
    return switch (surface) {
      case "message" -> message(root);
      case "home" -> view(Shapes.HOME, root, json);
      case "modal" -> view(Shapes.MODAL, root, json);
      default -> throw new IllegalArgumentException("no surface “" + surface + "”; use message, home or modal");
    };
  }

  private static List<BlockKitFault> message(JsonElement root) {
    ShapeCheck check = new ShapeCheck();
    check.check(Shapes.MESSAGE, root, "/blocks", "message.blocks");
    if (root instanceof JsonArray blocks) {
      CrossCheck.blocks(blocks, "/blocks", check);
      MessageCheck.blocks(blocks, check);
      int length = TextLength.of(blocks);
      if (length > Shapes.MESSAGE_TEXT) {
        check.fault("msg_blocks_too_long", "/blocks",
            "message: at most " + Shapes.MESSAGE_TEXT + " characters of text in all blocks, not " + length);
      }
    }
    return List.copyOf(check.faults());
  }

  private static List<BlockKitFault> view(Shape.Thing shape, JsonElement root, String json) {
    ShapeCheck check = new ShapeCheck();
    check.check(shape, root, "/view", shape.name());
    if (root instanceof JsonObject view && view.get("blocks") instanceof JsonArray blocks) {
      CrossCheck.blocks(blocks, "/view/blocks", check);
      if (shape.name().equals("modal") && !view.has("submit") && CrossCheck.hasInput(blocks)) {
        check.fault("missing required field: submit", "/view", "modal.submit: required with an input block");
      }
    }
    if (json.getBytes(StandardCharsets.UTF_8).length > Shapes.VIEW_BYTES) {
      check.fault("must be less than " + (Shapes.VIEW_BYTES + 1) + " bytes", "/view",
          shape.name() + ": at most " + Shapes.VIEW_BYTES + " bytes");
    }
    return List.copyOf(check.faults());
  }
}
