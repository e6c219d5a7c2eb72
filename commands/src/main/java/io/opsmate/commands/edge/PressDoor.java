package io.opsmate.commands.edge;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import io.opsmate.commands.desk.ButtonPressed;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.skills.kernel.OrgId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes presses on buttons and writes them down. Ticking a box is no press. What is sent back is not shown to anybody, so
 * bad news goes by {@code response_url} or into the window, and a press that was not recorded is answered with an error:
 * then Slack warns at the button even when no words get through.
 */
final class PressDoor {
  private static final Logger LOG = LoggerFactory.getLogger(PressDoor.class);

  private final Reception reception;
  private final SlackEdge.Answering answering;
  private final SlackEdge.Asking asking;

  PressDoor(Reception reception, SlackEdge.Answering answering, SlackEdge.Asking asking) {
    this.reception = reception;
    this.answering = answering;
    this.asking = asking;
  }

  Response answer(BlockActionRequest request, ActionContext context) {
    BlockActionPayload payload = request.getPayload();
    if (payload.getUser() == null || Receipt.isMissing(payload.getUser().getId())) {
      return Acks.noUser();
    }
    return switch (Pressed.in(payload)) {
      case Pressed.OnlyChosen _ -> Acks.nothing();
      case Pressed.Nothing _ -> unclear(payload);
      case Pressed.Button button -> admit(button, payload, Receipt.on(context));
    };
  }

  private Response unclear(BlockActionPayload payload) {
    LOG.atWarn().log("a press does not say what was pressed");
    answering.lastWords()
        .say(answering.followed(payload.getResponseUrl()),
            "Nothing was done: Slack did not say what you pressed. Run the command again to get a fresh card.");
    return Acks.nothing();
  }

  private Response admit(Pressed.Button button, BlockActionPayload payload, Receipt receipt) {
    PressPlace place = PressPlace.of(payload);
    Opening opening = asking.opening(answering);
    return Acks.unshown(reception.admitInOrg(sender(payload), receipt.key(), DeskJobs.PRESS,
        org -> pressed(button, payload, receipt, window(org, button, payload, place, opening)), receipt.at()),
        answering.saying(payload.getResponseUrl(), opening));
  }

  /** A button in a window is answered there. */
  private String window(OrgId org, Pressed.Button button, BlockActionPayload payload, PressPlace place,
      Opening opening) {
    return switch (place) {
      case PressPlace.Window(String view) -> view;
      case PressPlace.Home _ -> open(org, button, payload, true, opening);
      case PressPlace.Message _ -> open(org, button, payload, false, opening);
    };
  }

  private String open(OrgId org, Pressed.Button button, BlockActionPayload payload, boolean onHome,
      Opening opening) {
    return asking.buttons().opensWindow(button.action(), button.value(), onHome)
        ? opening.of(org, payload.getTriggerId())
        : "";
  }

  private ButtonPressed pressed(Pressed.Button button, BlockActionPayload payload, Receipt receipt, String window) {
    String member = payload.getUser().getId();
    PressPlace.Message message = PressPlace.of(payload) instanceof PressPlace.Message some
        ? some
        : new PressPlace.Message(member, "", "");
    return new ButtonPressed(button.action(), button.value(), TickedBoxes.in(PressPlace.state(payload)), member,
        message.channel().isEmpty() ? member : message.channel(), message.thread(), message.lastingTs(),
        answering.followed(payload.getResponseUrl()), window, receipt.key().value(), receipt.at().toString());
  }

  private static Sender sender(BlockActionPayload payload) {
    String team = payload.getTeam() == null ? payload.getUser().getTeamId() : payload.getTeam().getId();
    return Sender.of(team, payload.getEnterprise() == null ? null : payload.getEnterprise().getId());
  }
}
