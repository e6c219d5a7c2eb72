package io.opsmate.app.sandbox.slack.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which method needs which scope.
 *
 * <p>Source: docs.slack.dev, the pages of the methods, as of August 2026; since March 2026 a status needs no
 * {@code assistant:write} any more.
 */
final class Scopes {
  private static final Map<String, String> NEEDED = Map.ofEntries(
      Map.entry("chat.postMessage", "chat:write"),
      Map.entry("chat.postEphemeral", "chat:write"),
      Map.entry("chat.update", "chat:write"),
      Map.entry("chat.delete", "chat:write"),
      Map.entry("chat.startStream", "chat:write"),
      Map.entry("chat.appendStream", "chat:write"),
      Map.entry("chat.stopStream", "chat:write"),
      Map.entry("users.info", "users:read"),
      Map.entry("usergroups.list", "usergroups:read"),
      Map.entry("usergroups.users.list", "usergroups:read"),
      Map.entry("conversations.open", "im:write"),
      Map.entry("conversations.info", "channels:read"),
      Map.entry("files.getUploadURLExternal", "files:write"),
      Map.entry("files.completeUploadExternal", "files:write"),
      Map.entry("assistant.threads.setStatus", "chat:write"),
      Map.entry("assistant.threads.setTitle", "assistant:write"),
      Map.entry("assistant.threads.setSuggestedPrompts", "assistant:write"));

  private Scopes() {}

  /** What the method needs, whether or not it was granted; empty for methods that any token may call. */
  static Optional<String> needed(String method) {
    return Optional.ofNullable(NEEDED.get(method));
  }

  static Optional<ApiAnswer> missing(String method, Set<String> granted) {
    return needed(method).filter(scope -> !granted.contains(scope))
        .map(scope -> new ApiAnswer.MissingScope(scope, granted));
  }
}
