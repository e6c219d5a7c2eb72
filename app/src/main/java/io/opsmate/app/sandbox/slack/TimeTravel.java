package io.opsmate.app.sandbox.slack;

import java.time.Duration;
import java.time.Instant;

/** Moves the application's time; given by the application, which knows what must be at rest meanwhile. */
public interface TimeTravel {
  Instant now();

  /** How far that is ahead of real time. */
  Duration ahead();

  /** Returns once all work has come to rest, time has moved, and what has fallen due has begun. */
  void forward(Duration by);
}
