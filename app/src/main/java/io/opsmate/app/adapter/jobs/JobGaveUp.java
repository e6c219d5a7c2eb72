package io.opsmate.app.adapter.jobs;

import io.opsmate.skills.ports.Tx;
import java.time.Instant;

/**
 * Is told, in the transaction that gives it up, of a job that failed too often and will not be tried again; its payload is
 * kept for a person to look at.
 *
 * <p>Errors: whatever it throws keeps the job from being given up; it is tried again instead.
 */
@FunctionalInterface
public interface JobGaveUp {
  void gaveUp(Tx tx, Job job);

  /**
   * What is given up.
   *
   * @param type {@code approval-run/1}
   * @param payload as JSON; empty when it is not there any more
   */
  record Job(String type, String payload, String because, Instant at) {}
}
