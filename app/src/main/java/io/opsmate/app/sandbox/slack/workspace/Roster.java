package io.opsmate.app.sandbox.slack.workspace;

import java.util.List;
import java.util.Optional;

/** Who is in the workspace, and where they talk. */
public record Roster(
    Team team, AppIdentity app, List<Person> people, List<Channel> channels, List<UserGroup> groups) {

  public Roster {
    people = List.copyOf(people);
    channels = List.copyOf(channels);
    groups = List.copyOf(groups);
  }

  public Optional<Person> person(String id) {
    return people.stream().filter(person -> person.id().equals(id)).findFirst();
  }

  public Optional<Channel> channel(String id) {
    return channels.stream().filter(channel -> channel.id().equals(id)).findFirst();
  }

  public Optional<UserGroup> group(String id) {
    return groups.stream().filter(group -> group.id().equals(id)).findFirst();
  }

  /** As {@code chat.postMessage} resolves it: an id, a name with or without {@code #}, or a person. */
  public Optional<Channel> addressed(String channel) {
    String name = channel.startsWith("#") ? channel.substring(1) : channel;
    return channel(channel)
        .or(() -> channels.stream().filter(c -> !c.isDirect() && c.name().equals(name)).findFirst())
        .or(() -> directWith(channel));
  }

  public Optional<Channel> directWith(String person) {
    return channels.stream().filter(c -> c.isDirect() && c.hasMember(person)).findFirst();
  }

  /** Channels that this person has in the sidebar. */
  public List<Channel> seenBy(String person) {
    return channels.stream().filter(channel -> channel.hasMember(person)).toList();
  }
}
