package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Legal holds: while an org has one, nothing of its trail is removed or erased. Placing and releasing are on record. */
public final class AuditHolds {
  private final AuditTrail audit;

  public AuditHolds(AuditTrail audit) {
    this.audit = audit;
  }

  /** One hold; without {@code releasedAt} it is in force. */
  public record Hold(UUID id, String reason, String placedBy, Instant placedAt, @Nullable String releasedBy,
      @Nullable Instant releasedAt) {}

  public void place(Tx tx, UUID id, String reason, String by, Instant now) {
    Sql.in(tx, "INSERT INTO audit_hold (org_id, id, reason, placed_by, placed_at) VALUES (?, ?, ?, ?, ?)")
        .with(tx.org().value(), id, reason, by, now)
        .update();
    audit.record(tx, AuditEntry.byOpsMate(now, "audit.held", id.toString(), Map.of("reason", reason, "by", by)));
  }

  /** Whether there was such a hold in force. */
  public boolean release(Tx tx, UUID id, String by, Instant now) {
    boolean released = Sql.in(tx,
        "UPDATE audit_hold SET released_by = ?, released_at = ? WHERE id = ? AND released_at IS NULL")
        .with(by, now, id)
        .update() > 0;
    if (released) {
      audit.record(tx, AuditEntry.byOpsMate(now, "audit.released", id.toString(), Map.of("by", by)));
    }
    return released;
  }

  /** The newest first. */
  public List<Hold> all(Tx tx) {
    return Sql.in(tx, SELECT + " ORDER BY placed_at DESC, id").list(AuditHolds::read);
  }

  /** Why nothing may go now, as a sentence; empty when nothing is held. */
  static Optional<String> inForce(Tx tx) {
    return Sql.in(tx, SELECT + " WHERE released_at IS NULL ORDER BY placed_at LIMIT 1")
        .first(AuditHolds::read)
        .map(hold -> "a legal hold is in force since " + hold.placedAt() + " (" + hold.id() + ", placed by "
            + hold.placedBy() + ": " + hold.reason() + ")");
  }

  private static final String SELECT =
      "SELECT id, reason, placed_by, placed_at, released_by, released_at FROM audit_hold";

  private static Hold read(Row row) throws java.sql.SQLException {
    return new Hold(row.id("id"), row.text("reason"), row.text("placed_by"), row.instant("placed_at"),
        row.maybeText("released_by"), row.maybeInstant("released_at"));
  }
}
