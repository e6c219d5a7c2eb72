package io.opsmate.app.adapter.llm;

import java.time.Duration;

/** A moment by which something has to be done, by the clock that nobody moves. */
record Deadline(long nanos) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Zero when it has passed. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  boolean hasPassed() {
    return left().isZero();
  }
}
