package io.opsmate.app.sandbox.slack.workspace;

import java.util.Set;

/**
 * A channel, or the direct messages between one person and the app.
 *
 * @param name without the {@code #}
 * @param members user ids, the app's own included when it has been invited
 */
public record Channel(String id, String name, String topic, Kind kind, Set<String> members) {

  /** Public channels everybody sees; direct messages only their one person. */
  public enum Kind {
    PUBLIC,
    DIRECT
  }

  public Channel {
    members = Set.copyOf(members);
  }

  public boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  public boolean hasMember(String userId) {
    return members.contains(userId);
  }
}
