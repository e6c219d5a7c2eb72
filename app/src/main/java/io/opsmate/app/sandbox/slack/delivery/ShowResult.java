package io.opsmate.app.sandbox.slack.delivery;

import java.util.List;

/** What became of a message that the app gave as an answer. */
public sealed interface ShowResult {

  record Shown() implements ShowResult {}

  /** An acknowledgement without words, or a deletion. */
  record Silent() implements ShowResult {}

  /** Slack's error code and, for blocks, its messages. */
  record Refused(String error, List<String> messages) implements ShowResult {}
}
