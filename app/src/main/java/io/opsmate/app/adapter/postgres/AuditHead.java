package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.ports.Tx;
import java.util.Optional;

/** The end of an org's chain as it is noted beside it, and where the chain begins after a removal. */
final class AuditHead {
  private AuditHead() {}

  static Optional<ChainEnd> of(Tx tx) {
    return Sql.in(tx, "SELECT seq, hash FROM audit_head")
        .first(row -> new ChainEnd(row.number("seq"), row.bytes("hash")));
  }

  /** Waits for whoever adds entries, and keeps others from it until the transaction ends. */
  static ChainEnd locked(Tx tx) {
    return lock(tx).orElseGet(() -> {
      Sql.in(tx, "INSERT INTO audit_head (org_id, seq, hash) VALUES (?, 0, ?) ON CONFLICT DO NOTHING")
          .with(tx.org().value(), AuditChain.beginning(tx.org()))
          .update();
      return lock(tx).orElseThrow();
    });
  }

  static Sql moving(Tx tx, ChainEnd to) {
    return Sql.in(tx, "UPDATE audit_head SET seq = ?, hash = ?").with(to.seq(), to.hash());
  }

  /** The place of the checkpoint before which everything was removed; 0 when nothing was. */
  static long anchor(Tx tx) {
    return Sql.in(tx, "SELECT coalesce(max(seq), 0) AS seq FROM audit_anchor")
        .first(row -> row.number("seq"))
        .orElse(0L);
  }

  private static Optional<ChainEnd> lock(Tx tx) {
    return Sql.in(tx, "SELECT seq, hash FROM audit_head FOR UPDATE")
        .first(row -> new ChainEnd(row.number("seq"), row.bytes("hash")));
  }
}
