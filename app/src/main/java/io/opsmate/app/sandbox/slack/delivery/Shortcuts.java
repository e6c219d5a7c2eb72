package io.opsmate.app.sandbox.slack.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.InstalledApp;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.MessageJson;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.SlackWorkspace;
import io.opsmate.app.sandbox.slack.workspace.Trigger;
import java.util.Optional;

/** Sends to the bot what somebody chose from the menu of a message. */
public final class Shortcuts {
  private final SlackWorkspace workspace;
  private final InstalledApp installed;
  private final PayloadHead head;
  private final ResponseUrls responseUrls;
  private final BotEndpoint bot;

  public Shortcuts(SlackWorkspace workspace, InstalledApp installed, PayloadHead head, ResponseUrls responseUrls,
      BotEndpoint bot) {
    this.workspace = workspace;
    this.installed = installed;
    this.head = head;
    this.responseUrls = responseUrls;
    this.bot = bot;
  }

  /** Somebody chose an entry of a message's menu. */
  public record Chosen(Person person, String channel, String ts, String callbackId) {}

  public PressResult choose(Chosen chosen) {
    String person = chosen.person().id();
    Optional<Channel> channel = workspace.roster().channel(chosen.channel()).filter(one -> one.hasMember(person));
    Optional<Message> message = workspace.timeline()
        .find(chosen.channel(), chosen.ts())
        .filter(found -> !found.isEphemeral() && found.isVisibleTo(person));
    boolean offered = installed.shortcuts().stream().anyMatch(one -> one.callbackId().equals(chosen.callbackId()));
    if (channel.isEmpty() || message.isEmpty() || !offered) {
      return new PressResult.Gone();
    }
    BotAnswer answer = bot.post(BotRequest.payload(payload(chosen, channel.get(), message.get())));
    return Failure.of(answer).<PressResult>map(failure -> {
      workspace.timeline()
          .post(Draft.note(person, channel.get().id(), failure.text(), failure.rule())
              .inThread(message.get().threadTs()));
      return new PressResult.NotAcknowledged(failure.text(), failure.rule());
    }).orElseGet(PressResult.Delivered::new);
  }

  private ObjectNode payload(Chosen chosen, Channel channel, Message message) {
    String person = chosen.person().id();
    ObjectNode payload = head.triggering("message_action", chosen.person(), Trigger.inChannel(person, channel.id()));
    payload.put("callback_id", chosen.callbackId());
    payload.put("action_ts", workspace.clock().instant().getEpochSecond() + ".000000");
    payload.put("response_url",
        responseUrls.issue(new Place(person, channel.id(), message.threadTs(), null)));
    payload.put("message_ts", message.ts());
    payload.putObject("channel").put("id", channel.id()).put("name", channel.name());
    payload.set("message", new MessageJson(workspace.roster()).of(message));
    return payload;
  }
}
