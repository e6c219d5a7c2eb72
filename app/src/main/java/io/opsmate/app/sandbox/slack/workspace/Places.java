package io.opsmate.app.sandbox.slack.workspace;

import java.util.Locale;
import java.util.Optional;

/** What people do to channels: who is in them, and whether they are still there. */
public final class Places {
  private final Roster roster;
  private final Changes changes;

  public Places(Roster roster, Changes changes) {
    this.roster = roster;
    this.changes = changes;
  }

  /** One thing that somebody can do to a channel. */
  public enum Act {
    JOIN,
    LEAVE,
    INVITE_APP,
    REMOVE_APP,
    ARCHIVE,
    UNARCHIVE,
    DELETE;

    public static Optional<Act> named(String name) {
      for (Act act : values()) {
        if (act.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(act);
        }
      }
      return Optional.empty();
    }
  }

  /** Empty when it is done, else why Slack does not let this person. */
  public synchronized Optional<String> act(Person person, Channel channel, Act act) {
    Optional<String> refusal = refusal(person, channel, act);
    if (refusal.isEmpty()) {
      apply(person, channel, act);
      changes.happened(Changes.Kind.ROSTER);
    }
    return refusal;
  }

  private Optional<String> refusal(Person person, Channel channel, Act act) {
    if (channel.isDirect()) {
      return Optional.of("Direct messages have no members to change, and are neither archived nor deleted.");
    }
    if (person.standing().isGuest()) {
      return Optional.of("Guests cannot change channels.");
    }
    if (!channel.isKnownTo(person.id()) || (act != Act.JOIN && !channel.hasMember(person.id()))) {
      return Optional.of("Only members of #" + channel.name() + " can do that.");
    }
    if (channel.isArchived() && act != Act.UNARCHIVE && act != Act.DELETE) {
      return Optional.of("#" + channel.name() + " is archived. Unarchive it first.");
    }
    if (act == Act.DELETE && !person.standing().isAdmin()) {
      return Optional.of("Only admins of the workspace delete channels.");
    }
    return Optional.empty();
  }

  private void apply(Person person, Channel channel, Act act) {
    String app = roster.app().userId();
    switch (act) {
      case JOIN -> roster.put(channel.with(person.id()));
      case LEAVE -> roster.put(channel.without(person.id()));
      case INVITE_APP -> roster.put(channel.with(app));
      case REMOVE_APP -> roster.put(channel.without(app));
      case ARCHIVE -> roster.put(channel.archived(true));
      case UNARCHIVE -> roster.put(channel.archived(false));
      case DELETE -> roster.remove(channel);
    }
  }
}
