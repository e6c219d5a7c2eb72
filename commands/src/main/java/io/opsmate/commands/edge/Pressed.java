package io.opsmate.commands.edge;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import io.opsmate.commands.blockkit.Buttons;
import java.util.List;
import java.util.Objects;

/** What was done on a message, a Home or a window: a button, or an entry of the menu behind the buttons. */
sealed interface Pressed {
  record Button(String action, String value) implements Pressed {}

  /** A box was ticked or something was chosen; a button will say what for. */
  record OnlyChosen() implements Pressed {}

  /** Slack does not say what. */
  record Nothing() implements Pressed {}

  static Pressed in(BlockActionPayload payload) {
    List<BlockActionPayload.Action> actions = payload.getActions();
    BlockActionPayload.Action action = actions == null || actions.isEmpty() ? null : actions.getFirst();
    if (action == null || Receipt.isMissing(action.getActionId())) {
      return new Nothing();
    }
    return switch (Objects.requireNonNullElse(action.getType(), "button")) {
      case "button", "feedback_buttons" ->
          new Button(action.getActionId(), Objects.requireNonNullElse(action.getValue(), ""));
      case "overflow" -> action.getActionId().equals(Buttons.MORE) ? entry(action) : new Nothing();
      default -> new OnlyChosen();
    };
  }

  private static Pressed entry(BlockActionPayload.Action menu) {
    String chosen = menu.getSelectedOption() == null ? null : menu.getSelectedOption().getValue();
    if (chosen == null || chosen.isBlank()) {
      return new Nothing();
    }
    int space = chosen.indexOf(' ');
    return space < 0 ? new Button(chosen, "") : new Button(chosen.substring(0, space), chosen.substring(space + 1));
  }
}
