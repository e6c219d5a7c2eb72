package io.opsmate.app.sandbox.slack.workspace;

import java.time.Duration;

/** Counts changes, and lets a page wait for the next one. */
public final class Changes implements AutoCloseable {
  private long version;
  private boolean closed;

  public synchronized long version() {
    return version;
  }

  synchronized void happened() {
    version++;
    notifyAll();
  }

  /** The current version: at once when it is not the one seen, else at the next change or when time is up. */
  public synchronized long awaitAfter(long seen, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (version == seen && !closed) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        break;
      }
      wait(millis);
    }
    return version;
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }
}
