package io.opsmate.app.sandbox.slack.workspace;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Counts changes, and lets a page wait for the next one. */
public final class Changes implements AutoCloseable {
  private final Map<Kind, Long> counted = new EnumMap<>(Kind.class);
  private long version;
  private boolean closed;

  /** What changed. */
  public enum Kind {
    /** Messages, Home tabs, modals. */
    CONTENT,
    /** People and channels. */
    ROSTER,
    /** What went over the wire. */
    TRAFFIC,
    /** The clock, or what is broken on purpose. */
    SWITCHES
  }

  public synchronized long version() {
    return version;
  }

  /** How often this kind of thing has changed. */
  public synchronized long of(Kind kind) {
    return counted.getOrDefault(kind, 0L);
  }

  public synchronized void happened(Kind kind) {
    version++;
    counted.merge(kind, 1L, Long::sum);
    notifyAll();
  }

  void happened() {
    happened(Kind.CONTENT);
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
