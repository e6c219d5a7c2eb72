package io.opsmate.commands.edge;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.Message;
import io.opsmate.commands.desk.ButtonPressed;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.edge.url.ResponseUrls;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Takes presses on buttons and writes them down. Ticking a box is no press. What is sent back is not shown to anybody, so
 * bad news goes by {@code response_url}, and a press that was not recorded is answered with an error: then Slack warns at
 * the button even when no words get through.
 */
final class PressDoor {
  private static final Set<String> ONLY_TICKED = Set.of("checkboxes", "radio_buttons");

  private final Reception reception;
  private final ResponseUrls urls;
  private final LastWords lastWords;

  PressDoor(Reception reception, ResponseUrls urls, LastWords lastWords) {
    this.reception = reception;
    this.urls = urls;
    this.lastWords = lastWords;
  }

  Response answer(BlockActionRequest request, ActionContext context) {
    BlockActionPayload payload = request.getPayload();
    if (payload.getUser() == null || Receipt.isMissing(payload.getUser().getId())) {
      return Acks.noUser();
    }
    BlockActionPayload.Action action = payload.getActions().getFirst();
    if (action.getType() != null && ONLY_TICKED.contains(action.getType())) {
      return Acks.nothing();
    }
    Receipt receipt = Receipt.on(context);
    ButtonPressed pressed = pressed(payload, action, receipt);
    return switch (reception.admit(sender(payload), receipt.key(), DeskJobs.PRESS, pressed, receipt.at())) {
      case Admission.Admitted _, Admission.Repeated _ -> Acks.nothing();
      case Admission.Foreign(String because) -> {
        lastWords.say(pressed.responseUrl(), because);
        yield Acks.nothing();
      }
      case Admission.NotRecorded(String says) -> {
        lastWords.say(pressed.responseUrl(), says);
        yield Acks.failed();
      }
    };
  }

  private ButtonPressed pressed(BlockActionPayload payload, BlockActionPayload.Action action, Receipt receipt) {
    String member = payload.getUser().getId();
    Optional<String> channel = channel(payload);
    String lasting = channel.isEmpty() ? "" : lastingMessage(payload).orElse("");
    String url = payload.getResponseUrl();
    return new ButtonPressed(action.getActionId(), Objects.requireNonNullElse(action.getValue(), ""),
        TickedBoxes.in(payload.getState()), member, channel.orElse(member), lasting,
        url != null && urls.allowed(url) ? url : "", receipt.key().value(), receipt.at().toString());
  }

  /** Empty on Home, which is in no channel. */
  private static Optional<String> channel(BlockActionPayload payload) {
    return Optional.ofNullable(payload.getChannel())
        .map(BlockActionPayload.Channel::getId)
        .or(() -> Optional.ofNullable(payload.getContainer()).map(BlockActionPayload.Container::getChannelId));
  }

  /** The message that was posted with the button; empty when only one person sees it. */
  private static Optional<String> lastingMessage(BlockActionPayload payload) {
    Optional<BlockActionPayload.Container> container = Optional.ofNullable(payload.getContainer());
    if (container.filter(BlockActionPayload.Container::isEphemeral).isPresent()) {
      return Optional.empty();
    }
    return container.map(BlockActionPayload.Container::getMessageTs)
        .or(() -> Optional.ofNullable(payload.getMessage()).map(Message::getTs));
  }

  private static Sender sender(BlockActionPayload payload) {
    String team = payload.getTeam() == null ? payload.getUser().getTeamId() : payload.getTeam().getId();
    return new Sender(team, payload.getEnterprise() == null ? null : payload.getEnterprise().getId());
  }
}
