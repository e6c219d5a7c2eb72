package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.vault.Resealable;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys that signed an org's checkpoints, of all time. A key is believed only if the vault vouches for it, so whoever
 * can write to the database but has no master key can neither sign nor bring a key along.
 */
public final class AuditKeys implements Resealable {
  private static final String PRIVATE = "audit.signing-key";
  private static final String PUBLIC = "audit.public-key";

  private final Vault vault;
  private final Optional<SigningKey> given;

  /** @param given the key of the settings; without one each org gets a key of its own */
  public AuditKeys(Vault vault, Optional<SigningKey> given) {
    this.vault = vault;
    this.given = given;
  }

  /** A public key on record. */
  public record KnownKey(String id, byte[] publicKey, boolean isFromSettings, Instant addedAt, boolean isBelieved) {}

  private record Stored(String id, byte[] publicKey, byte[] sealed, boolean isFromSettings, Instant addedAt) {}

  /** The key that signs now; made or put on record the first time. */
  SigningKey current(Tx tx, Instant now) {
    return given.map(key -> onRecord(tx, key, true, now)).orElseGet(() -> own(tx, now));
  }

  /** All keys of the org, the newest first. */
  public List<KnownKey> all(Tx tx) {
    return stored(tx).stream()
        .map(one -> new KnownKey(one.id(), one.publicKey(), one.isFromSettings(), one.addedAt(), isBelieved(tx, one)))
        .toList();
  }

  /** The key that signs now, put on record if it is not yet. */
  public KnownKey currentKey(Tx tx, Instant now) {
    String id = current(tx, now).id();
    return all(tx).stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
  }

  @Override
  public String what() {
    return "keys that sign checkpoints of the audit trail";
  }

  @Override
  public int reseal(Tx tx) {
    int resealed = 0;
    for (Stored one : stored(tx)) {
      if (vault.needsResealing(one.sealed())) {
        resealed += Sql.in(tx, "UPDATE audit_signing_key SET sealed = ? WHERE key_id = ?")
            .with(vault.reseal(purpose(one), tx.org(), one.sealed()), one.id())
            .update();
      }
    }
    return resealed;
  }

  private SigningKey own(Tx tx, Instant now) {
    return newestOwn(tx).orElseGet(() -> {
      Sql.in(tx, "SELECT pg_advisory_xact_lock(hashtextextended('audit key ' || ?, 0))")
          .with(tx.org().toString())
          .list(_ -> true);
      return newestOwn(tx).orElseGet(() -> onRecord(tx, SigningKey.fresh(), false, now));
    });
  }

  private Optional<SigningKey> newestOwn(Tx tx) {
    return stored(tx).stream()
        .filter(one -> !one.isFromSettings())
        .findFirst()
        .map(one -> SigningKey.of(vault.open(PRIVATE, tx.org(), one.sealed())));
  }

  private SigningKey onRecord(Tx tx, SigningKey key, boolean isFromSettings, Instant now) {
    byte[] sealed = isFromSettings
        ? vault.seal(PUBLIC, tx.org(), key.publicKey())
        : vault.seal(PRIVATE, tx.org(), key.pkcs8());
    Sql.in(tx, "INSERT INTO audit_signing_key (org_id, key_id, public_key, sealed, from_settings, added_at)"
        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), key.id(), key.publicKey(), sealed, isFromSettings, now)
        .update();
    return key;
  }

  private boolean isBelieved(Tx tx, Stored one) {
    try {
      byte[] opened = vault.open(purpose(one), tx.org(), one.sealed());
      byte[] vouched = one.isFromSettings() ? opened : SigningKey.of(opened).publicKey();
      return Arrays.equals(vouched, one.publicKey()) && SigningKey.id(vouched).equals(one.id());
    } catch (PermanentFailure | IllegalArgumentException _) {
      return false;
    }
  }

  private static String purpose(Stored one) {
    return one.isFromSettings() ? PUBLIC : PRIVATE;
  }

  private static List<Stored> stored(Tx tx) {
    return Sql.in(tx, "SELECT key_id, public_key, sealed, from_settings, added_at FROM audit_signing_key"
        + " ORDER BY added_at DESC, key_id")
        .list(row -> new Stored(row.text("key_id"), row.bytes("public_key"), row.bytes("sealed"),
            row.flag("from_settings"), row.instant("added_at")));
  }
}
