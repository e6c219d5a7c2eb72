package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.JobType;
import java.time.Instant;

/** Background work that survives a restart, started by exactly one replica at a time. */
public interface Jobs {
  /** Where nothing is done later. */
  Jobs NONE = new Jobs() {
    @Override
    public <P extends Record> void enqueue(Tx tx, JobType<P> type, String key, P payload, Instant at) {}
  };

  /**
   * Enqueues with the transaction: a rollback leaves no job. The same {@code key} of the same type is enqueued once; a
   * second call while the first is not finished is ignored.
   */
  <P extends Record> void enqueue(Tx tx, JobType<P> type, String key, P payload, Instant at);
}
