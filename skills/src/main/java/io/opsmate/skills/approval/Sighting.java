package io.opsmate.skills.approval;

import java.util.Optional;

/** What the world shows of an attempt whose call never reported back. */
public sealed interface Sighting {
  /** It happened; {@code receipt} is as in {@link Outcome.Done}. */
  record Happened(String evidence, Optional<Receipt> receipt) implements Sighting {
    public Happened(String evidence) {
      this(evidence, Optional.empty());
    }
  }

  /** Nothing irreversible happened; the executor may be called (again), with what it had begun. */
  record NotYet() implements Sighting {}

  /** The world does not tell, now. */
  record CannotTell(String evidence) implements Sighting {}
}
