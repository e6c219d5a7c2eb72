package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.HomeView;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;
import java.time.Instant;

/** The {@code block_actions} payload of a press. */
record ActionPayload(Roster roster, Ids ids, ResponseUrls responseUrls) {

  ObjectNode onMessage(Press press, Elements.Placed placed, Elements elements, Message message, Instant now) {
    ObjectNode payload = common(press.person());
    ObjectNode container = payload.putObject("container");
    container.put("type", "message");
    container.put("message_ts", message.ts());
    container.put("channel_id", message.channel());
    container.put("is_ephemeral", message.isEphemeral());
    if (message.threadTs() != null) {
      container.put("thread_ts", message.threadTs());
    }
    String channelName = roster.channel(message.channel()).map(Channel::name).orElse("");
    payload.putObject("channel").put("id", message.channel()).put("name", channelName);
    if (!message.isEphemeral()) {
      payload.set("message", new MessageJson(roster).of(message));
    }
    payload.putObject("state").set("values", ElementState.values(elements, press.state()));
    payload.put(
        "response_url",
        responseUrls.issue(
            new Place(press.person().id(), message.channel(), message.threadTs(), message.ts())));
    payload.putArray("actions").add(action(press, placed, now));
    return payload;
  }

  /** On the Home tab there is a view, and neither channel nor response_url. */
  ObjectNode onHome(Press press, Elements.Placed placed, Elements elements, HomeView home, Instant now) {
    ObjectNode payload = common(press.person());
    payload.putObject("container").put("type", "view").put("view_id", home.id());
    ObjectNode view = new ViewJson(roster).of(home);
    view.putObject("state").set("values", ElementState.values(elements, press.state()));
    payload.set("view", view);
    payload.putArray("actions").add(action(press, placed, now));
    return payload;
  }

  private ObjectNode common(Person person) {
    ObjectNode payload = Json.object();
    payload.put("type", "block_actions");
    payload.putObject("user")
        .put("id", person.id())
        .put("username", person.handle())
        .put("name", person.handle())
        .put("team_id", roster.team().id());
    payload.put("api_app_id", roster.app().id());
    payload.put("token", "unused");
    payload.put("trigger_id", ids.trigger());
    payload.putObject("team").put("id", roster.team().id()).put("domain", roster.team().domain());
    payload.putNull("enterprise");
    payload.put("is_enterprise_install", false);
    return payload;
  }

  private static ObjectNode action(Press press, Elements.Placed placed, Instant now) {
    JsonNode element = placed.element();
    ObjectNode action = Json.object();
    action.put("type", placed.type());
    action.put("action_id", placed.actionId());
    action.put("block_id", placed.blockId());
    for (String field : new String[]{"text", "value", "style", "placeholder"}) {
      if (element.has(field)) {
        action.set(field, element.get(field));
      }
    }
    ElementState.choose(action, element, press.chosen());
    action.put("action_ts", now.getEpochSecond() + ".000000");
    return action;
  }
}
