package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.inbox.Inbox;
import io.opsmate.skills.kernel.RequestKey;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;

/** The inbox in PostgreSQL: unique on org and request key. */
public final class PostgresInbox implements Inbox {
  @Override
  public boolean accept(Tx tx, RequestKey key, Instant now) {
    return Sql
        .in(tx, "INSERT INTO chat_inbox (org_id, request_key, accepted_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), key.value(), now)
        .update() == 1;
  }

  @Override
  public void forget(Tx tx, Instant before) {
    Sql.in(tx, "DELETE FROM chat_inbox WHERE accepted_at < ?").with(before).update();
  }
}
