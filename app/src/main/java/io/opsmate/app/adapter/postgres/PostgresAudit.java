package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.ports.Tx;
import java.security.SecureRandom;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit trail in PostgreSQL, a hash chain per org. Entries are written when the transaction is about to commit, so
 * that the end of the chain is the last thing it locks.
 */
public final class PostgresAudit implements AuditTrail {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public void record(Tx tx, AuditEntry entry) {
    PostgresTx ours = PostgresTx.of(tx);
    List<AuditEntry> entries = ours.held(this, () -> {
      ours.beforeCommit(() -> append(ours));
      return new ArrayList<>();
    });
    entries.add(entry);
  }

  private void append(PostgresTx tx) {
    List<AuditEntry> entries = tx.held(this, ArrayList::new);
    byte[] secret = secret(tx);
    Head head = head(tx);
    for (AuditEntry entry : entries) {
      head = append(tx, head, secret, entry);
    }
    Sql.in(tx, "UPDATE audit_head SET seq = ?, hash = ?").with(head.seq(), head.hash()).update();
  }

  private record Head(long seq, byte[] hash) {}

  private static Head append(PostgresTx tx, Head head, byte[] secret, AuditEntry entry) {
    byte[] salt = random(16);
    String detail = AuditChain.detail(entry.actor(), entry.facts());
    AuditChain.Link link = new AuditChain.Link(tx.org(), head.seq() + 1, entry.at().truncatedTo(ChronoUnit.MICROS),
        AuditChain.pseudonym(secret, entry.actor()), entry.what(), entry.subject(),
        AuditChain.commitment(salt, detail), head.hash());
    byte[] hash = link.hash();
    Sql.in(tx, "INSERT INTO audit_event (org_id, seq, happened_at, actor, what, subject, commitment, prev_hash, hash)"
        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(tx.org().value(), link.seq(), link.at(), link.actor(), link.what(), link.subject(), link.commitment(),
            link.prev(), hash)
        .update();
    Sql.in(tx, "INSERT INTO audit_detail (org_id, seq, salt, detail) VALUES (?, ?, ?, ?)")
        .with(tx.org().value(), link.seq(), salt, detail)
        .update();
    return new Head(link.seq(), hash);
  }

  private static Head head(PostgresTx tx) {
    Sql.in(tx, "INSERT INTO audit_head (org_id, seq, hash) VALUES (?, 0, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), AuditChain.beginning(tx.org()))
        .update();
    return Sql.in(tx, "SELECT seq, hash FROM audit_head FOR UPDATE")
        .first(row -> new Head(row.number("seq"), row.bytes("hash")))
        .orElseThrow();
  }

  private static byte[] secret(PostgresTx tx) {
    Sql.in(tx, "INSERT INTO audit_secret (org_id, secret) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), random(32))
        .update();
    return Sql.in(tx, "SELECT secret FROM audit_secret").first(row -> row.bytes("secret")).orElseThrow();
  }

  private static byte[] random(int bytes) {
    byte[] some = new byte[bytes];
    RANDOM.nextBytes(some);
    return some;
  }
}
