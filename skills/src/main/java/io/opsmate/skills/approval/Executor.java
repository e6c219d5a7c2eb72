package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ActionRunner.Approved;

/**
 * The only way to change somebody else's system. Given an {@link Approved}, which only {@link ActionRunner} can make, and
 * only for an action whose approval is claimed and whose attempt is on record.
 */
public interface Executor<A extends Action> {
  /**
   * Does the next irreversible step. Called again with the token after {@link Execution.Waiting}, each time after a fresh
   * {@link Recheck}. Makes nothing twice: what it may have begun before a crash it finds by {@link Approved#attempt()}.
   *
   * <p>Errors: an exception means "nobody knows"; the runner then asks {@link #look}.
   */
  Execution execute(Approved<A> approved);

  /** Reads only: what became of an attempt that never reported back. */
  Sighting look(A action, AttemptId attempt);
}
