package io.opsmate.skills.approval;

import java.time.Instant;
import java.util.Optional;

/** What one call of an executor came to. */
public sealed interface Execution {
  record Ended(Outcome outcome) implements Execution {}

  /**
   * Something long is under way ({@code token} finds it again); nobody waits for it in a thread.
   *
   * @param says for people: "final snapshot snap-1 is being taken"
   */
  record Waiting(String token, Instant checkAgainAt, String says) implements Execution {}

  static Execution done(String evidence) {
    return new Ended(new Outcome.Done(evidence));
  }

  /** Done, with what is left of it. */
  static Execution done(String evidence, Optional<Receipt> receipt) {
    return new Ended(new Outcome.Done(evidence, receipt));
  }

  static Execution refused(String because) {
    return new Ended(new Outcome.Refused(because));
  }

  static Execution failed(String because) {
    return new Ended(new Outcome.Failed(because));
  }

  static Execution unknown(String evidence) {
    return new Ended(new Outcome.Unknown(evidence));
  }
}
