package io.opsmate.app.sandbox.slack.workspace;

/** What became of a Home view. */
public sealed interface PublishResult {

  record Published(HomeView home) implements PublishResult {}

  /** The given hash is not that of the view published last: somebody else was faster. */
  record HashConflict() implements PublishResult {}
}
