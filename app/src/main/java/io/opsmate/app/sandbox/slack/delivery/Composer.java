package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Places;
import io.opsmate.app.sandbox.slack.workspace.Timeline;
import java.util.Optional;

/** What happens when a person presses Enter: a command runs, anything else is posted. */
public final class Composer {
  private final Timeline timeline;
  private final Mentions mentions;
  private final SlashCommands commands;
  private final Events events;
  private final Membership membership;

  public Composer(Timeline timeline, Mentions mentions, SlashCommands commands, Events events,
      Membership membership) {
    this.timeline = timeline;
    this.mentions = mentions;
    this.commands = commands;
    this.events = events;
    this.membership = membership;
  }

  public void enter(Person person, Channel channel, String line, Optional<String> threadTs) {
    Optional<Places.Act> ownCommand = membership.ownCommand(line);
    if (ownCommand.isPresent() && threadTs.isEmpty()) {
      membership.act(person, channel, ownCommand.get())
          .ifPresent(refusal -> timeline.post(Draft.note(person.id(), channel.id(), refusal, "channels: " + refusal)));
      return;
    }
    if (line.startsWith("/")) {
      commands.run(person, channel, line, threadTs);
      return;
    }
    Draft draft = Draft.toAll(channel.id(), person.id(), Content.text(mentions.encoded(line)))
        .inThread(threadTs.orElse(null));
    events.written(timeline.post(draft), channel);
  }
}
