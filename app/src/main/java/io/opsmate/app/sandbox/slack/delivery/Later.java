package io.opsmate.app.sandbox.slack.delivery;

import java.time.Duration;

/** Runs something later, off the caller's thread. */
@FunctionalInterface
public interface Later {

  void run(Duration after, Runnable task);
}
