package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What jobs need to know, kept with their org; a payload that is gone belongs to a job that is done. */
public final class PostgresPayloads {
  public void keep(Tx tx, UUID id, String type, String json, Instant at) {
    Sql.in(tx, "INSERT INTO jobs_payload (org_id, id, type, payload, enqueued_for) VALUES (?, ?, ?, ?, ?)")
        .with(tx.org().value(), id, type, json, at)
        .update();
  }

  public Optional<String> find(Tx tx, UUID id) {
    return Sql.in(tx, "SELECT payload FROM jobs_payload WHERE id = ?").with(id).first(row -> row.text("payload"));
  }

  public void done(Tx tx, UUID id) {
    Sql.in(tx, "DELETE FROM jobs_payload WHERE id = ?").with(id).update();
  }

  /** The payload stays, for a person to look at. */
  public void gaveUp(Tx tx, UUID id, String because) {
    Sql.in(tx, "UPDATE jobs_payload SET gave_up_because = ? WHERE id = ?").with(because, id).update();
  }
}
