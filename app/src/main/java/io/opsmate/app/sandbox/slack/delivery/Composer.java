package io.opsmate.app.sandbox.slack.delivery;

import io.opsmate.app.sandbox.slack.workspace.Channel;
import io.opsmate.app.sandbox.slack.workspace.Content;
import io.opsmate.app.sandbox.slack.workspace.Draft;
import io.opsmate.app.sandbox.slack.workspace.Json;
import io.opsmate.app.sandbox.slack.workspace.Person;
import io.opsmate.app.sandbox.slack.workspace.Places;
import io.opsmate.app.sandbox.slack.workspace.Timeline;
import java.util.List;
import java.util.Optional;

/** What happens when a person presses Enter: a command runs, anything else is posted. */
public final class Composer {
  private static final String OF_ONESELF = "/me ";

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

  /**
   * What stands in the box.
   *
   * @param files what is attached, by name
   * @param alsoToChannel a reply in a thread is shown in the channel, too
   */
  public record Entry(String line, List<String> files, boolean alsoToChannel) {
    public Entry {
      files = List.copyOf(files);
    }
  }

  public void enter(Person person, Channel channel, String line, Optional<String> threadTs) {
    enter(person, channel, new Entry(line, List.of(), false), threadTs);
  }

  public void enter(Person person, Channel channel, Entry entry, Optional<String> threadTs) {
    String line = entry.line();
    Optional<Places.Act> ownCommand = membership.ownCommand(line);
    if (ownCommand.isPresent() && threadTs.isEmpty()) {
      membership.act(person, channel, ownCommand.get())
          .ifPresent(refusal -> timeline.post(Draft.note(person.id(), channel.id(), refusal, "channels: " + refusal)));
      return;
    }
    boolean isOfOneself = line.startsWith(OF_ONESELF);
    if (line.startsWith("/") && !isOfOneself) {
      commands.run(person, channel, line, threadTs);
      return;
    }
    String words = mentions.encoded(isOfOneself ? line.substring(OF_ONESELF.length()) : line);
    Content content = new Content(words, Json.array(), SentFiles.of(person, entry.files()));
    Draft draft = Draft.toAll(channel.id(), person.id(), content).inThread(threadTs.orElse(null));
    events.written(timeline.post(draft), channel, subtype(entry, isOfOneself, threadTs.isPresent()));
  }

  private static String subtype(Entry entry, boolean isOfOneself, boolean isReply) {
    if (!entry.files().isEmpty()) {
      return "file_share";
    }
    if (isOfOneself) {
      return "me_message";
    }
    return entry.alsoToChannel() && isReply ? "thread_broadcast" : "";
  }
}
