package io.opsmate.app.sandbox.slack.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.SlackSandbox;
import io.opsmate.app.sandbox.slack.TimeTravel;
import io.opsmate.app.sandbox.slack.workspace.Changes;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.ModalView;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.ThreadTalk;
import io.opsmate.app.sandbox.slack.workspace.ViewJson;
import java.util.List;

/** What the page is told, as one person sees it. */
record PageJson(SlackSandbox sandbox, TimeTravel time) {

  /** Messages shown of one channel; older ones have scrolled away. */
  private static final int SHOWN = 500;

  ObjectNode roster() {
    Roster roster = workspace().roster();
    ObjectNode json = Json.object();
    json.putObject("team").put("id", roster.team().id()).put("name", roster.team().name());
    json.putObject("app")
        .put("id", roster.app().id())
        .put("user_id", roster.app().userId())
        .put("handle", roster.app().handle())
        .put("name", roster.app().name());
    ArrayNode people = json.putArray("people");
    roster.people()
        .forEach(person -> people.addObject()
            .put("id", person.id())
            .put("handle", person.handle())
            .put("name", person.name())
            .put("initials", person.initials())
            .put("about", person.about())
            .put("tz", person.zone() == null ? null : person.zone().getId())
            .put("active", person.isActive()));
    ArrayNode groups = json.putArray("groups");
    roster.groups().forEach(group -> groups.addObject().put("id", group.id()).put("handle", group.handle()));
    ArrayNode channels = json.putArray("channels");
    roster.channels()
        .forEach(channel -> channels.addObject()
            .put("id", channel.id())
            .put("name", channel.name())
            .put("topic", channel.topic())
            .put("direct", channel.isDirect())
            .put("private", channel.isPrivate())
            .put("archived", channel.isArchived())
            .put("app", channel.hasMember(roster.app().userId()))
            .set("members", Json.texts(channel.members())));
    ArrayNode shortcuts = json.putArray("shortcuts");
    sandbox.installed()
        .shortcuts()
        .forEach(one -> shortcuts.addObject().put("callback_id", one.callbackId()).put("name", one.name()));
    return json;
  }

  ObjectNode timeline(String person, String channel) {
    MessageJson shape = new MessageJson(workspace().roster());
    ObjectNode json = Json.object();
    ArrayNode messages = json.putArray("messages");
    List<Message> visible = seenBy(person, channel);
    for (Message message : visible.subList(Math.max(0, visible.size() - SHOWN), visible.size())) {
      ObjectNode one = shape.of(message);
      one.put("channel", message.channel());
      one.put("is_ephemeral", message.isEphemeral());
      if (message.rule() != null) {
        one.put("rule", message.rule());
      }
      FileAddresses.addTo(one);
      messages.add(one);
    }
    ArrayNode threads = json.putArray("threads");
    workspace().talk().in(channel).forEach(said -> threads.add(of(said)));
    return json;
  }

  ObjectNode home(String person) {
    ObjectNode json = Json.object();
    workspace().homes()
        .of(person)
        .ifPresent(home -> json.set("view", FileAddresses.addTo(new ViewJson(workspace().roster()).of(home))));
    workspace().homes()
        .notice(person)
        .ifPresent(notice -> json.putObject("notice").put("text", notice.text()).put("rule", notice.rule()));
    return json;
  }

  /** The view on top of the person's modal, and how many lie below it. */
  ObjectNode modal(String person) {
    ObjectNode json = Json.object();
    List<ModalView> stack = workspace().modals().of(person);
    json.put("below", Math.max(0, stack.size() - 1));
    if (!stack.isEmpty()) {
      ModalView top = stack.getLast();
      json.set("view", FileAddresses.addTo(new ViewJson(workspace().roster()).of(top)));
      json.put("channel", top.channel());
    }
    return json;
  }

  /** The newest message of somebody else in each of the person's channels, so that the sidebar can show what is unread. */
  ObjectNode changes(String person, long version) {
    Changes changed = workspace().changes();
    ObjectNode json = Json.object().put("version", version);
    json.put("content", changed.of(Changes.Kind.CONTENT));
    json.put("roster", changed.of(Changes.Kind.ROSTER));
    json.put("traffic", sandbox.traffic().newest());
    json.set("clock", clock(time));
    json.put("faults", sandbox.switches().isAnyOn());
    ObjectNode newest = json.putObject("newest");
    workspace().roster()
        .seenBy(person)
        .forEach(channel -> workspace().timeline()
            .visibleTo(person, channel.id())
            .reversed()
            .stream()
            .filter(message -> !message.author().equals(person))
            .findFirst()
            .ifPresent(message -> newest.put(channel.id(), message.ts())));
    return json;
  }

  static ObjectNode clock(TimeTravel time) {
    return Json.object()
        .put("now", time.now().toString())
        .put("ahead", time.ahead().toString())
        .put("ahead_ms", time.ahead().toMillis());
  }

  private static ObjectNode of(ThreadTalk.Said said) {
    ObjectNode json = Json.object().put("thread_ts", said.threadTs());
    json.put("status", said.status());
    json.set("loading_messages", Json.texts(said.loading()));
    json.put("title", said.title());
    ArrayNode prompts = json.putArray("prompts");
    said.prompts().forEach(one -> prompts.addObject().put("title", one.title()).put("message", one.message()));
    return json;
  }

  /** Nothing of a channel that this person is not in. */
  private List<Message> seenBy(String person, String channel) {
    return workspace().roster()
        .channel(channel)
        .filter(found -> found.hasMember(person))
        .map(found -> workspace().timeline().visibleTo(person, channel))
        .orElse(List.of());
  }

  private SlackWorkspace workspace() {
    return sandbox.workspace();
  }
}
