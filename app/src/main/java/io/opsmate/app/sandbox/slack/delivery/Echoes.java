package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Message;
import io.opsmate.app.sandbox.slack.workspace.Roster;
import io.opsmate.app.sandbox.slack.workspace.Timeline;

/** Tells the app of its own direct messages, as Slack does; an app that answers them talks to itself. */
public record Echoes(Roster roster, Events events) implements Timeline.Watcher {
  @Override
  public void posted(Message message) {
    if (isOwn(message)) {
      events.echoed(message);
    }
  }

  @Override
  public void edited(Message message) {
    if (isOwn(message)) {
      events.echoedChange(message);
    }
  }

  private boolean isOwn(Message message) {
    return message.author().equals(roster.app().userId()) && !message.isEphemeral()
        && roster.channel(message.channel()).filter(Channel::isDirect).isPresent();
  }
}
