package io.opsmate.commands.edge;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import io.opsmate.commands.desk.DeskJobs;
import io.opsmate.commands.desk.HomeOpened;

/** Takes events. One that cannot be written down is refused, so that Slack delivers it again. */
final class EventDoor {
  private final Reception reception;

  EventDoor(Reception reception) {
    this.reception = reception;
  }

  Response homeOpened(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
    String tab = payload.getEvent().getTab();
    if (tab != null && !tab.equals("home")) {
      return Acks.nothing();
    }
    Receipt receipt = Receipt.on(context).forEvent(payload.getEventId());
    HomeOpened opened = new HomeOpened(payload.getEvent().getUser(), receipt.key().value());
    Sender sender = Sender.of(payload.getTeamId(), payload.getEnterpriseId());
    return switch (reception.admit(sender, receipt.key(), DeskJobs.HOME, opened, receipt.at())) {
      case Admission.Admitted _, Admission.Repeated _, Admission.Foreign _ -> Acks.nothing();
      case Admission.NotRecorded _ -> throw new NotOnRecord();
    };
  }
}
