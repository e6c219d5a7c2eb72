package io.opsmate.app.sandbox.slack.api;

import io.opsmate.app.sandbox.slack.workspace.Timeline;

/** Which messages may have replies. */
final class Threads {

  private Threads() {}

  /** A message that exists, is seen by all, and is not a reply itself. */
  static boolean canReply(Timeline timeline, String channel, String parentTs) {
    return timeline.find(channel, parentTs)
        .filter(parent -> !parent.isEphemeral())
        .filter(parent -> parent.threadTs() == null)
        .isPresent();
  }
}
