package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.Environment;
import java.time.Instant;
import java.util.Optional;

/** Reads the world again, right before an irreversible call, and says whether the reason to act still stands. */
@FunctionalInterface
public interface Recheck<A extends Action> {
  Result check(A action, Instant now);

  /** What the second look gave. */
  sealed interface Result {
    /**
     * What was approved is still so.
     *
     * @param environment where it lives now; empty when this check cannot see that
     */
    record StillTrue(Optional<Environment> environment) implements Result {
      public StillTrue() {
        this(Optional.empty());
      }
    }

    record Changed(String because) implements Result {}

    /** What it needs has gone for good, so asking again is of no use. */
    record Over(String because) implements Result {}

    /** The source failed or answered strangely; counts as no. */
    record CannotTell(String because) implements Result {}
  }
}
