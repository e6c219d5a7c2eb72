package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Streams an org's entries between two moments, with all that somebody else needs to prove the chain. */
public final class AuditExport {
  /** Unit: rows fetched together. */
  private static final int FETCH = 1_000;

  private static final String ENTRIES = "SELECT e.seq, e.happened_at, e.actor, e.what, e.subject, e.commitment,"
      + " e.prev_hash, e.hash, d.salt, d.detail FROM audit_event e LEFT JOIN audit_detail d"
      + " ON d.org_id = e.org_id AND d.seq = e.seq WHERE e.happened_at >= ? AND e.happened_at < ? ORDER BY e.seq";

  private final DataSource source;

  public AuditExport(DataSource source) {
    this.source = source;
  }

  /**
   * One entry as it is stored.
   *
   * @param actor pseudonym, or {@code opsmate}
   * @param salt without it and {@code detail} the details were erased
   * @param detail canonical JSON of who it was and the facts; {@code SHA-256(salt, detail)} is the commitment
   */
  public record Entry(OrgId org, long seq, Instant at, String actor, String what, String subject, byte[] commitment,
      byte[] prev, byte[] hash, byte @Nullable [] salt, @Nullable String detail) {}

  /** Hands out each entry that happened from {@code from} on and before {@code to}, in the chain's order; answers how many. */
  public long each(OrgId org, Instant from, Instant to, Consumer<Entry> entries) {
    return AuditSnapshot.of(source, org, tx -> {
      try (PreparedStatement statement = tx.connection().prepareStatement(ENTRIES)) {
        statement.setFetchSize(FETCH);
        statement.setObject(1, from.atOffset(ZoneOffset.UTC));
        statement.setObject(2, to.atOffset(ZoneOffset.UTC));
        try (ResultSet columns = statement.executeQuery()) {
          Row row = new Row(columns);
          long count = 0;
          while (columns.next()) {
            entries.accept(entry(org, row));
            count++;
          }
          return count;
        }
      } catch (SQLException e) {
        throw DatabaseFailures.of(e);
      }
    });
  }

  private static Entry entry(OrgId org, Row row) throws SQLException {
    return new Entry(org, row.number("seq"), row.instant("happened_at"), row.text("actor"), row.text("what"),
        row.text("subject"), row.bytes("commitment"), row.bytes("prev_hash"), row.bytes("hash"), row.maybeBytes("salt"),
        row.maybeText("detail"));
  }
}
