package io.opsmate.skills.approval;

import java.time.Instant;

/** Where one action of a running approval stands. */
public sealed interface Step {
  record Todo() implements Step {}

  /** On record before the outside call; if found after a crash, the world is asked what became of it. */
  record Started(AttemptId attempt, String token, Instant at) implements Step {}

  record Waiting(AttemptId attempt, String token, Instant checkAgainAt, String says) implements Step {}

  /** {@code attempt} is absent from the story when nothing was ever tried: then it is the id it would have had. */
  record Settled(AttemptId attempt, Outcome outcome) implements Step {}
}
