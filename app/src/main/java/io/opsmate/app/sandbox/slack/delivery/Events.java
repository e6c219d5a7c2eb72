package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.HomeNotice;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;

/** The events the app has subscribed to. */
public final class Events {
  private final SlackWorkspace workspace;
  private final EventDelivery delivery;
  private final Ids ids;

  public Events(SlackWorkspace workspace, EventDelivery delivery, Ids ids) {
    this.workspace = workspace;
    this.delivery = delivery;
    this.ids = ids;
  }

  /** Somebody opened the app's {@code home} or {@code messages} tab. */
  public void appHomeOpened(Person person, String tab) {
    ObjectNode event = Json.object();
    event.put("type", "app_home_opened");
    event.put("user", person.id());
    workspace.roster().directWith(person.id()).ifPresent(direct -> event.put("channel", direct.id()));
    event.put("tab", tab);
    workspace.homes()
        .of(person.id())
        .filter(home -> tab.equals("home"))
        .ifPresent(home -> event.set("view", new ViewJson(workspace.roster()).of(home)));
    event.put("event_ts", workspace.clock().instant().getEpochSecond() + ".000000");
    delivery.deliver(envelope(event),
        failure -> workspace.homes().tell(person.id(), new HomeNotice(failure.text(), failure.rule())));
  }

  /** Somebody wrote: an event when it is a direct message, or mentions the app. */
  public void written(Message message, Channel channel) {
    String mention = "<@" + workspace.roster().app().userId() + ">";
    if (channel.isDirect()) {
      send(message, "message");
    } else if (message.content().text().contains(mention)) {
      send(message, "app_mention");
    }
  }

  private void send(Message message, String type) {
    ObjectNode event = new MessageJson(workspace.roster()).of(message);
    event.put("type", type);
    event.put("channel", message.channel());
    event.put("event_ts", message.ts());
    if (type.equals("message")) {
      event.put("channel_type", "im");
    }
    delivery.deliver(envelope(event), failure -> workspace.timeline()
        .post(
            Draft.note(message.author(), message.channel(), failure.text(), failure.rule())
                .inThread(message.threadTs())));
  }

  private ObjectNode envelope(ObjectNode event) {
    String team = workspace.roster().team().id();
    String eventId = ids.event();
    ObjectNode envelope = Json.object();
    envelope.put("token", "unused");
    envelope.put("team_id", team);
    envelope.put("api_app_id", workspace.roster().app().id());
    envelope.set("event", event);
    envelope.put("type", "event_callback");
    envelope.put("event_id", eventId);
    envelope.put("event_time", workspace.clock().instant().getEpochSecond());
    envelope.putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", team)
        .put("user_id", workspace.roster().app().userId())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    envelope.put("is_ext_shared_channel", false);
    envelope.put("event_context", "4-" + eventId);
    return envelope;
  }
}
