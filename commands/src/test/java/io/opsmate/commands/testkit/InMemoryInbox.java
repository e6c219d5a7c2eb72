package io.opsmate.commands.testkit;

import io.opsmate.commands.inbox.Inbox;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import io.opsmate.skills.testkit.PerOrg;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** An inbox in memory. */
public final class InMemoryInbox implements Inbox {
  private final PerOrg<Map<RequestKey, Instant>> accepted = new PerOrg<>(HashMap::new, HashMap::new);

  @Override
  public boolean accept(Tx tx, RequestKey key, Instant now) {
    return accepted.in(tx).putIfAbsent(key, now) == null;
  }

  @Override
  public void forget(Tx tx, Instant before) {
    accepted.in(tx).values().removeIf(at -> at.isBefore(before));
  }
}
