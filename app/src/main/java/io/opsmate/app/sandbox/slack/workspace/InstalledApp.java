package io.opsmate.app.sandbox.slack.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the app asked for when it was installed, as {@code manifest.yml} says.
 *
 * @param scopes what its bot token may do
 * @param events what Slack is to tell it of
 * @param shortcuts what it adds to the menu of every message
 */
public record InstalledApp(Set<String> scopes, Set<String> events, List<Shortcut> shortcuts) {
  /** Source: docs.slack.dev, the pages of the events, as of August 2026; others need none. */
  private static final Map<String, String> NEEDED = Map.of("app_mention", "app_mentions:read", "message.im",
      "im:history", "member_joined_channel", "channels:read", "member_left_channel", "channels:read");

  public InstalledApp {
    scopes = Set.copyOf(scopes);
    events = Set.copyOf(events);
    shortcuts = List.copyOf(shortcuts);
  }

  /** An entry in the menu of every message. */
  public record Shortcut(String callbackId, String name) {}

  /** What Slack tells it of: the events that it asked for and has the right to. */
  public Set<String> heard() {
    return events.stream()
        .filter(event -> !NEEDED.containsKey(event) || scopes.contains(NEEDED.get(event)))
        .collect(Collectors.toUnmodifiableSet());
  }
}
