package io.opsmate.commands.blockkit;

import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Texts;
import java.util.List;

/** Draws buttons, the questions they ask back, and the menu behind them. */
public final class Buttons {
  /** The action of a menu; what was chosen in it is {@code <action> <value>}. */
  public static final String MORE = "more";

  private Buttons() {}

  static ButtonElement one(String subject, Card.Button button) {
    if (button.value().length() > 2000) {
      throw new IllegalArgumentException("the value of button “" + button.label() + "” is longer than 2000 characters");
    }
    ButtonElement.ButtonElementBuilder element = ButtonElement.builder()
        .text(CardBlocks.plain(button.label(), 75))
        .actionId(button.action())
        .accessibilityLabel(Texts.cut(Inert.oneLine(button.label() + ": " + subject), 75));
    if (!button.value().isEmpty()) {
      element.value(button.value());
    }
    Card.Confirm confirm = button.confirm();
    if (confirm != null) {
      element.confirm(confirm(confirm, button.look()));
    }
    return switch (button.look()) {
      case NORMAL -> element.build();
      case PRIMARY -> element.style("primary").build();
      case DANGER -> element.style("danger").build();
    };
  }

  static OverflowMenuElement menu(List<Card.Button> entries) {
    List<OptionObject> options = entries.stream()
        .map(entry -> OptionObject.builder()
            .text(CardBlocks.plain(entry.label(), 75))
            .value(entry.action() + " " + entry.value())
            .build())
        .toList();
    return OverflowMenuElement.builder().actionId(MORE).options(options).build();
  }

  private static ConfirmationDialogObject confirm(Card.Confirm confirm, Card.Look look) {
    return ConfirmationDialogObject.builder()
        .title(CardBlocks.plain(confirm.title(), 100))
        .text(CardBlocks.plain(confirm.text(), 300))
        .confirm(CardBlocks.plain(confirm.yes(), 30))
        .deny(CardBlocks.plain(confirm.no(), 30))
        .style(look == Card.Look.DANGER ? "danger" : "primary")
        .build();
  }
}
