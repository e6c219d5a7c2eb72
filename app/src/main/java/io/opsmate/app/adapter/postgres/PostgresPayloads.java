package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What jobs need to know, kept with their org; a payload that is gone belongs to a job that is done. */
public final class PostgresPayloads {
  /** A job as db-scheduler keeps it; name and instance together are one job, and a higher priority goes first. */
  public record Ticket(String name, String instance, byte[] data, int priority) {}

  private static final String ENQUEUE = """
      WITH job AS (
        INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, priority, picked, version)
        VALUES (?, ?, ?, ?, ?, false, 1) ON CONFLICT (task_name, task_instance) DO NOTHING RETURNING execution_time)
      INSERT INTO jobs_payload (org_id, id, type, payload, enqueued_for) SELECT ?, ?, ?, ?, execution_time FROM job""";

  /**
   * The ticket and its payload in one round trip; false when that job waits already. Of two transactions that enqueue the
   * same job at once the later one waits for the earlier.
   */
  public boolean enqueue(Tx tx, Ticket ticket, UUID id, String type, String json, Instant at) {
    return Sql.in(tx, ENQUEUE)
        .with(ticket.name(), ticket.instance(), ticket.data(), at, ticket.priority(), tx.org().value(), id, type, json)
        .update() == 1;
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
