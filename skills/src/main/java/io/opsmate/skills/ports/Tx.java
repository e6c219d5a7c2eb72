package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.OrgId;

/**
 * An open transaction of one org. Whoever holds it may write OpsMate's own state; all of it is kept, or none. Never call
 * the outside world while holding one.
 */
public interface Tx {
  OrgId org();

  /** Runs once, right after a successful commit; never after a rollback. A failure there is logged and harms nothing. */
  void afterCommit(Runnable action);
}
