package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.vault.Resealable;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.ports.Tx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The secret of an org that keyed hashes in its trail are made with; sealed by the vault. */
final class AuditSecret implements Resealable {
  private static final String PURPOSE = "audit.secret";

  /** Unit: bytes. */
  private static final int LENGTH = 32;

  /** How long a secret that an older version wrote in plain stays for replicas that still run it. */
  private static final Duration OLD_REPLICAS = Duration.ofDays(1);

  private final Vault vault;

  AuditSecret(Vault vault) {
    this.vault = vault;
  }

  private record Stored(byte @Nullable [] plain, byte @Nullable [] sealed) {}

  /** The secret, made the first time. */
  byte[] of(PostgresTx tx, Instant now) {
    Stored stored = stored(tx).orElseGet(() -> made(tx, now));
    byte[] sealed = stored.sealed();
    if (sealed != null) {
      return vault.open(PURPOSE, tx.org(), sealed);
    }
    byte[] plain = java.util.Objects.requireNonNull(stored.plain(), "a secret neither plain nor sealed");
    Sql.in(tx, "UPDATE audit_secret SET sealed = ?, sealed_at = ? WHERE sealed IS NULL")
        .with(vault.seal(PURPOSE, tx.org(), plain), now)
        .update();
    return plain;
  }

  /** The secret, if the org has one; nothing is written. */
  Optional<byte[]> known(PostgresTx tx) {
    return stored(tx).map(stored -> stored.sealed() == null
        ? java.util.Objects.requireNonNull(stored.plain())
        : vault.open(PURPOSE, tx.org(), stored.sealed()));
  }

  /** Forgets what an older version left in plain, once no replica can run it any more. */
  void forgetPlain(Tx tx, Instant now) {
    Sql.in(tx, "UPDATE audit_secret SET secret = NULL WHERE secret IS NOT NULL AND sealed_at < ?")
        .with(now.minus(OLD_REPLICAS))
        .update();
  }

  @Override
  public String what() {
    return "secrets of the audit trail's pseudonyms";
  }

  @Override
  public int reseal(Tx tx) {
    return Sql.in(tx, "SELECT sealed FROM audit_secret WHERE sealed IS NOT NULL")
        .first(row -> row.bytes("sealed"))
        .filter(vault::needsResealing)
        .map(old -> Sql.in(tx, "UPDATE audit_secret SET sealed = ? WHERE sealed = ?")
            .with(vault.reseal(PURPOSE, tx.org(), old), old)
            .update())
        .orElse(0);
  }

  private static Optional<Stored> stored(PostgresTx tx) {
    return Sql.in(tx, "SELECT secret, sealed FROM audit_secret")
        .first(row -> new Stored(row.maybeBytes("secret"), row.maybeBytes("sealed")));
  }

  /** Of two transactions that make it at once the later one takes the earlier one's. */
  private Stored made(PostgresTx tx, Instant now) {
    byte[] fresh = new byte[LENGTH];
    new SecureRandom().nextBytes(fresh);
    Sql.in(tx, "INSERT INTO audit_secret (org_id, sealed, sealed_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), vault.seal(PURPOSE, tx.org(), fresh), now)
        .update();
    return stored(tx).orElseThrow();
  }
}
