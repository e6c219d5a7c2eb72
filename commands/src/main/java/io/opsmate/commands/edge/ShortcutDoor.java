package io.opsmate.commands.edge;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.response.Response;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.MessageShown;
import io.opsmate.skills.kernel.OrgId;
import java.util.Objects;

/** Takes what was chosen in the menu of a message: opens a window while Slack allows it, and writes it down. */
final class ShortcutDoor {
  private final Reception reception;
  private final SlackEdge.Answering answering;
  private final SlackEdge.Asking asking;

  ShortcutDoor(Reception reception, SlackEdge.Answering answering, SlackEdge.Asking asking) {
    this.reception = reception;
    this.answering = answering;
    this.asking = asking;
  }

  Response answer(MessageShortcutRequest request, MessageShortcutContext context) {
    MessageShortcutPayload payload = request.getPayload();
    if (payload.getUser() == null || Receipt.isMissing(payload.getUser().getId())) {
      return Acks.noUser();
    }
    Receipt receipt = Receipt.on(context);
    Opening opening = asking.opening(answering);
    return Acks.unshown(reception.admitInOrg(sender(payload), receipt.key(), DeskJobs.SHORTCUT,
        org -> shown(org, request, receipt, opening), receipt.at()),
        answering.saying(payload.getResponseUrl(), opening));
  }

  private MessageShown shown(OrgId org, MessageShortcutRequest request, Receipt receipt, Opening opening) {
    MessageShortcutPayload payload = request.getPayload();
    String member = payload.getUser().getId();
    String channel = payload.getChannel() == null || Receipt.isMissing(payload.getChannel().getId())
        ? member
        : payload.getChannel().getId();
    String ts = payload.getMessageTs();
    return new MessageShown(Objects.requireNonNullElse(payload.getCallbackId(), ""), member, channel,
        ts == null ? "" : ts, MessageWords.in(request.getRequestBodyAsString()),
        answering.followed(payload.getResponseUrl()), opening.of(org, payload.getTriggerId()), receipt.key().value(),
        receipt.at().toString());
  }

  private static Sender sender(MessageShortcutPayload payload) {
    String team = payload.getTeam() == null ? payload.getUser().getTeamId() : payload.getTeam().getId();
    return Sender.of(team, payload.getEnterprise() == null ? null : payload.getEnterprise().getId());
  }
}
