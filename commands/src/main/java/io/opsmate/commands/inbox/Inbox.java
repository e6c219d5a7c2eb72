package io.opsmate.commands.inbox;

import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;

/** Remembers requests for 24 hours, so that one delivered twice is run once. */
public interface Inbox {
  /** True the first time; false when this org has accepted the key before. */
  boolean accept(Tx tx, RequestKey key, Instant now);

  /** Forgets what was accepted before {@code before}. */
  void forget(Tx tx, Instant before);
}
