package io.opsmate.app.sandbox.slack.delivery;

import java.time.Duration;

/** Lets time pass on the caller's thread. */
@FunctionalInterface
public interface Pause {
  void await(Duration length);

  /** Really waits. */
  static void sleeping(Duration length) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
