package io.opsmate.app.sandbox.slack.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is in the workspace, and where they talk; people stay, channels come and go. */
public final class Roster {
  private final Team team;
  private final AppIdentity app;
  private final List<Person> people;
  private final List<UserGroup> groups;
  private volatile List<Channel> channels;

  public Roster(Team team, AppIdentity app, List<Person> people, List<Channel> channels, List<UserGroup> groups) {
    this.team = team;
    this.app = app;
    this.people = List.copyOf(people);
    this.channels = List.copyOf(channels);
    this.groups = List.copyOf(groups);
  }

  public Team team() {
    return team;
  }

  public AppIdentity app() {
    return app;
  }

  public List<Person> people() {
    return people;
  }

  public List<Channel> channels() {
    return channels;
  }

  public List<UserGroup> groups() {
    return groups;
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

  synchronized void put(Channel channel) {
    List<Channel> now = new ArrayList<>(channels);
    now.replaceAll(one -> one.id().equals(channel.id()) ? channel : one);
    channels = List.copyOf(now);
  }

  synchronized void remove(Channel channel) {
    channels = channels.stream().filter(one -> !one.id().equals(channel.id())).toList();
  }
}
