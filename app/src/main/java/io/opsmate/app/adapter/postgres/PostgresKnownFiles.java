package io.opsmate.app.adapter.postgres;

import io.opsmate.commands.outbox.KnownFiles;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;

/** Which pictures Slack has, in PostgreSQL. */
public final class PostgresKnownFiles implements KnownFiles {
  @Override
  public Optional<String> of(Tx tx, String digest) {
    return Sql.in(tx, "SELECT file FROM chat_file WHERE digest = ?").with(digest).first(row -> row.text("file"));
  }

  @Override
  public void keep(Tx tx, String digest, String file, Instant now) {
    Sql.in(tx, "INSERT INTO chat_file (org_id, digest, file, uploaded_at) VALUES (?, ?, ?, ?)"
        + " ON CONFLICT (org_id, digest) DO UPDATE SET file = excluded.file, uploaded_at = excluded.uploaded_at")
        .with(tx.org().value(), digest, file, now)
        .update();
  }

  @Override
  public void gone(Tx tx, String digest) {
    Sql.in(tx, "DELETE FROM chat_file WHERE digest = ?").with(digest).update();
  }

  @Override
  public void forget(Tx tx, Instant before) {
    Sql.in(tx, "DELETE FROM chat_file WHERE uploaded_at < ?").with(before).update();
  }
}
