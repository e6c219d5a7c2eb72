package io.opsmate.commands.edge;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Container;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a button was when it was pressed. */
sealed interface PressPlace {
  /**
   * @param channel empty when Slack names none
   * @param lastingTs the message that was posted with the button; empty when only one person sees it
   * @param thread the message that this one stands below; empty for none
   */
  record Message(String channel, String lastingTs, String thread) implements PressPlace {}

  /** A person's Home, which is in no channel. */
  record Home() implements PressPlace {}

  /** A window, by Slack's id of it. */
  record Window(String view) implements PressPlace {}

  static PressPlace of(BlockActionPayload payload) {
    Optional<Container> container = Optional.ofNullable(payload.getContainer());
    View view = payload.getView();
    String id = container.map(Container::getViewId).or(() -> Optional.ofNullable(view).map(View::getId)).orElse("");
    if (view != null && "modal".equals(view.getType()) && !id.isBlank()) {
      return new Window(id);
    }
    if (view != null || !id.isBlank()) {
      return new Home();
    }
    Optional<String> channel = Optional.ofNullable(payload.getChannel())
        .map(BlockActionPayload.Channel::getId)
        .or(() -> container.map(Container::getChannelId));
    return new PressPlace.Message(channel.orElse(""), channel.isEmpty() ? "" : lasting(payload, container).orElse(""),
        thread(payload, container).orElse(""));
  }

  /** What was typed and ticked around the button; Slack keeps it with the view, where there is one. */
  static @Nullable ViewState state(BlockActionPayload payload) {
    return payload.getState() != null || payload.getView() == null ? payload.getState() : payload.getView().getState();
  }

  /** A message that others answer below names itself. */
  private static Optional<String> thread(BlockActionPayload payload, Optional<Container> container) {
    Optional<com.slack.api.model.Message> message = Optional.ofNullable(payload.getMessage());
    return message.map(com.slack.api.model.Message::getThreadTs)
        .or(() -> container.map(Container::getThreadTs))
        .filter(thread -> !thread.isBlank() && !thread.equals(message.map(one -> one.getTs()).orElse("")));
  }

  private static Optional<String> lasting(BlockActionPayload payload, Optional<Container> container) {
    if (container.filter(Container::isEphemeral).isPresent()) {
      return Optional.empty();
    }
    return container.map(Container::getMessageTs)
        .or(() -> Optional.ofNullable(payload.getMessage()).map(com.slack.api.model.Message::getTs));
  }
}
