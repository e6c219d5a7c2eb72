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
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Consumer;

/** The events the app has subscribed to. */
public final class Events {
  private final SlackWorkspace workspace;
  private final EventDelivery delivery;
  private final Ids ids;
  private final Set<String> subscribed;
  private final EventQuota quota;

  /**
   * Events for one app.
   *
   * @param subscribed what its manifest asks for, {@code app_mention} for instance
   */
  public Events(SlackWorkspace workspace, EventDelivery delivery, Ids ids, Set<String> subscribed) {
    this(workspace, delivery, ids, subscribed, new EventQuota(EventQuota.AN_HOUR, InstantSource.system()));
  }

  Events(SlackWorkspace workspace, EventDelivery delivery, Ids ids, Set<String> subscribed, EventQuota quota) {
    this.quota = quota;
    this.workspace = workspace;
    this.delivery = delivery;
    this.ids = ids;
    this.subscribed = Set.copyOf(subscribed);
  }

  /** Somebody opened the app's {@code home} or {@code messages} tab. */
  public void appHomeOpened(Person person, String tab) {
    if (!subscribed.contains("app_home_opened")) {
      return;
    }
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
    deliver(envelope(event),
        failure -> workspace.homes().tell(person.id(), new HomeNotice(failure.text(), failure.rule())));
  }

  /** Somebody wrote: an event when it is a direct message, or mentions the app. */
  public void written(Message message, Channel channel) {
    written(message, channel, "");
  }

  /** @param subtype empty for none; {@code file_share} for instance */
  void written(Message message, Channel channel, String subtype) {
    String app = workspace.roster().app().userId();
    if (channel.isDirect()) {
      if (subscribed.contains("message.im")) {
        send(message, of(asMessage(message), subtype));
      }
      return;
    }
    if (!message.content().text().contains("<@" + app + ">")) {
      return;
    }
    if (!channel.hasMember(app)) {
      note(message, "You mentioned OpsMate, but it is not in this channel. Invite it with /invite @"
          + workspace.roster().app().handle() + ".", "app_mention: Slack tells an app only of channels that it is in");
    } else if (subscribed.contains("app_mention")) {
      send(message, of(in(message, "app_mention"), subtype));
    } else {
      note(message, "OpsMate does not hear mentions.", "app_mention: only events in the app's manifest are delivered");
    }
  }

  /** The app wrote in direct messages, and is told of it like of anybody's message there. */
  public void echoed(Message message) {
    if (subscribed.contains("message.im")) {
      deliver(envelope(asMessage(message)), _ -> {
      });
    }
  }

  /** The app changed a message in direct messages. */
  public void echoedChange(Message message) {
    if (subscribed.contains("message.im")) {
      ObjectNode event = Json.object();
      event.put("type", "message");
      event.put("subtype", "message_changed");
      event.set("message", new MessageJson(workspace.roster()).of(message));
      event.put("channel", message.channel());
      event.put("hidden", true);
      event.put("ts", message.editedTs());
      event.put("event_ts", message.editedTs());
      event.put("channel_type", "im");
      deliver(envelope(event), _ -> {
      });
    }
  }

  /** Somebody was taken into a channel, or out of it. */
  public void membership(Person by, Channel channel, boolean joined) {
    String type = joined ? "member_joined_channel" : "member_left_channel";
    if (subscribed.contains(type)) {
      ObjectNode event = Json.object();
      event.put("type", type);
      event.put("user", workspace.roster().app().userId());
      event.put("channel", channel.id());
      event.put("channel_type", channel.isPrivate() ? "G" : "C");
      event.put("team", workspace.roster().team().id());
      event.put("inviter", by.id());
      event.put("event_ts", workspace.clock().instant().getEpochSecond() + ".000000");
      deliver(envelope(event), _ -> {
      });
    }
  }

  private ObjectNode asMessage(Message message) {
    return in(message, "message").put("channel_type", "im");
  }

  private static ObjectNode of(ObjectNode event, String subtype) {
    return subtype.isEmpty() ? event : event.put("subtype", subtype);
  }

  private ObjectNode in(Message message, String type) {
    ObjectNode event = new MessageJson(workspace.roster()).of(message);
    event.put("type", type);
    event.put("channel", message.channel());
    event.put("event_ts", message.ts());
    return event;
  }

  private void send(Message message, ObjectNode event) {
    deliver(envelope(event), failure -> note(message, failure.text(), failure.rule()));
  }

  private void note(Message message, String text, String rule) {
    workspace.timeline()
        .post(Draft.note(message.author(), message.channel(), text, rule).inThread(message.threadTs()));
  }

  /** Beyond the hour's events only their absence is told. */
  private void deliver(ObjectNode envelope, Consumer<Failure> tell) {
    switch (quota.next()) {
      case TELL -> delivery.deliver(envelope, tell);
      case WARN -> delivery.deliver(limited(envelope), tell);
      case DROP -> {
      }
    }
  }

  /** Not wrapped in an event_callback. */
  private static ObjectNode limited(ObjectNode envelope) {
    ObjectNode limited = Json.object();
    limited.put("token", "unused");
    limited.put("type", "app_rate_limited");
    limited.put("team_id", envelope.path("team_id").asText());
    limited.put("minute_rate_limited", envelope.path("event_time").asLong());
    limited.put("api_app_id", envelope.path("api_app_id").asText());
    return limited;
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
