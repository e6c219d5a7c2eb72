package io.opsmate.app.sandbox.slack.workspace;

import java.util.HashSet;
import java.util.Set;

/**
 * A channel, or the direct messages between one person and the app.
 *
 * @param name without the {@code #}
 * @param members user ids, the app's own included when it has been invited
 * @param isArchived nobody can write there any more
 */
public record Channel(String id, String name, String topic, Kind kind, Set<String> members, boolean isArchived) {
  /** Public channels everybody can find; private ones and direct messages only their members. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    DIRECT
  }

  public Channel {
    members = Set.copyOf(members);
  }

  public Channel(String id, String name, String topic, Kind kind, Set<String> members) {
    this(id, name, topic, kind, members, false);
  }

  public boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  public boolean isPrivate() {
    return kind == Kind.PRIVATE;
  }

  public boolean hasMember(String userId) {
    return members.contains(userId);
  }

  /** What is neither public nor one's own does not exist for one. */
  public boolean isKnownTo(String userId) {
    return kind == Kind.PUBLIC || hasMember(userId);
  }

  Channel with(String userId) {
    Set<String> more = new HashSet<>(members);
    more.add(userId);
    return new Channel(id, name, topic, kind, more, isArchived);
  }

  Channel without(String userId) {
    Set<String> fewer = new HashSet<>(members);
    fewer.remove(userId);
    return new Channel(id, name, topic, kind, fewer, isArchived);
  }

  Channel archived(boolean now) {
    return new Channel(id, name, topic, kind, members, now);
  }
}
