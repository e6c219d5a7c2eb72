package io.opsmate.commands.edge;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.HomeOpened;
import io.opsmate.commands.desk.MessagesOpened;
import io.opsmate.commands.desk.WorkspaceLeft;
import io.opsmate.skills.kernel.JobType;
import java.time.Instant;

/** Takes events. One that cannot be written down is refused, so that Slack delivers it again. */
final class EventDoor {
  private final Reception reception;

  EventDoor(Reception reception) {
    this.reception = reception;
  }

  Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
    String tab = payload.getEvent().getTab();
    if (tab != null && !tab.equals("home")) {
      return tab.equals("messages") ? messagesOpened(payload, context) : Acks.nothing();
    }
    Receipt receipt = Receipt.on(context).forEvent(payload.getEventId());
    HomeOpened opened = new HomeOpened(payload.getEvent().getUser(), receipt.key().value());
    return admit(Sender.of(payload.getTeamId(), payload.getEnterpriseId()), receipt, DeskJobs.HOME, opened);
  }

  private Response messagesOpened(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
    String channel = payload.getEvent().getChannel();
    if (Receipt.isMissing(channel)) {
      return Acks.nothing();
    }
    Receipt receipt = Receipt.on(context).forEvent(payload.getEventId());
    MessagesOpened opened = new MessagesOpened(payload.getEvent().getUser(), channel, receipt.key().value());
    return admit(Sender.of(payload.getTeamId(), payload.getEnterpriseId()), receipt, DeskJobs.MESSAGES, opened);
  }

  Response uninstalled(EventsApiPayload<AppUninstalledEvent> payload, EventContext context) {
    return left(payload, context, "app_uninstalled");
  }

  /** Tokens of people concern us as little as we have any; without the bot's there is no workspace. */
  Response tokensRevoked(EventsApiPayload<TokensRevokedEvent> payload, EventContext context) {
    TokensRevokedEvent.Tokens tokens = payload.getEvent().getTokens();
    return tokens == null || tokens.getBot() == null || tokens.getBot().isEmpty()
        ? Acks.nothing()
        : left(payload, context, "tokens_revoked");
  }

  private Response left(EventsApiPayload<?> payload, EventContext context, String how) {
    Receipt receipt = Receipt.on(context).forEvent(payload.getEventId());
    Instant at = payload.getEventTime() == null ? receipt.at() : Instant.ofEpochSecond(payload.getEventTime());
    return admit(installation(payload), receipt, DeskJobs.LEFT, new WorkspaceLeft(how, at.toString()));
  }

  /** Exactly what was removed: a workspace that leaves does not take its enterprise along. */
  private static Sender installation(EventsApiPayload<?> payload) {
    boolean enterprise = payload.getAuthorizations() == null || payload.getAuthorizations().isEmpty()
        ? payload.getTeamId() == null
        : Boolean.TRUE.equals(payload.getAuthorizations().getFirst().getIsEnterpriseInstall());
    return new Sender(String.valueOf(enterprise ? payload.getEnterpriseId() : payload.getTeamId()), null);
  }

  <P extends Record> Response admit(Sender sender, Receipt receipt, JobType<P> type, P payload) {
    return switch (reception.admit(sender, receipt.key(), type, payload, receipt.at())) {
      case Admission.Admitted _, Admission.Repeated _, Admission.Foreign _ -> Acks.nothing();
      case Admission.NotRecorded _ -> throw new NotOnRecord();
    };
  }
}
