package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.HomeView;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;
import java.time.Instant;

/** The {@code block_actions} payload of a press. */
record ActionPayload(Roster roster, PayloadHead head, ResponseUrls responseUrls) {

  ObjectNode onMessage(Press press, Elements.Placed placed, Elements elements, Message message, Instant now) {
    ObjectNode payload =
        head.triggering("block_actions", press.person(), Trigger.inChannel(press.person().id(), message.channel()));
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
    ObjectNode payload = head.triggering("block_actions", press.person(), Trigger.onHome(press.person().id()));
    return inView(payload, press, placed, elements, new ViewJson(roster).of(home), now);
  }

  /** In a modal as well; what is pushed next goes on top of this view. */
  ObjectNode inModal(Press press, Elements.Placed placed, Elements elements, ModalView modal, Instant now) {
    ObjectNode payload = head.triggering("block_actions", press.person(), Trigger.inModal(modal));
    return inView(payload, press, placed, elements, new ViewJson(roster).of(modal), now);
  }

  private static ObjectNode inView(
      ObjectNode payload, Press press, Elements.Placed placed, Elements elements, ObjectNode view, Instant now) {
    payload.putObject("container").put("type", "view").put("view_id", view.path("id").asText());
    view.putObject("state").set("values", ElementState.values(elements, press.state()));
    payload.set("view", view);
    payload.putArray("actions").add(action(press, placed, now));
    return payload;
  }

  /** Of the two thumbs the one that was pressed. */
  private static void thumb(ObjectNode action, JsonNode element, Press press) {
    for (String thumb : new String[]{"positive_button", "negative_button"}) {
      JsonNode button = element.path(thumb);
      if (press.chosen().contains(button.path("value").asText())) {
        action.set("text", button.path("text"));
        action.put("value", button.path("value").asText());
      }
    }
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
    if (placed.type().equals("feedback_buttons")) {
      thumb(action, element, press);
    }
    ElementState.choose(action, element, press.chosen());
    action.put("action_ts", now.getEpochSecond() + ".000000");
    return action;
  }
}
