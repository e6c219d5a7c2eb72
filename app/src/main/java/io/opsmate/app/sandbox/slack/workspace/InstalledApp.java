package io.opsmate.app.sandbox.slack.workspace;

import java.util.List;
import java.util.Set;

/**
 * What the app asked for when it was installed, as {@code manifest.yml} says.
 *
 * @param scopes what its bot token may do
 * @param events what Slack tells it of
 * @param shortcuts what it adds to the menu of every message
 */
public record InstalledApp(Set<String> scopes, Set<String> events, List<Shortcut> shortcuts) {
  public InstalledApp {
    scopes = Set.copyOf(scopes);
    events = Set.copyOf(events);
    shortcuts = List.copyOf(shortcuts);
  }

  /** An entry in the menu of every message. */
  public record Shortcut(String callbackId, String name) {}
}
