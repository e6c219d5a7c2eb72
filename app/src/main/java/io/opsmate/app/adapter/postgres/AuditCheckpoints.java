package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.ports.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs where an org's chain stands. What was added since the last checkpoint is read again first: a chain that does not
 * hold is not signed.
 */
public final class AuditCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(AuditCheckpoints.class);

  /** Unit: entries after which a checkpoint is due. Source: ADR 0014. */
  static final int ENTRIES = 1_000;

  /** How long an entry waits for a checkpoint at most. Source: ADR 0014. */
  static final Duration WAIT = Duration.ofHours(1);

  private final AuditKeys keys;

  public AuditCheckpoints(AuditKeys keys) {
    this.keys = keys;
  }

  /** The checkpoints of an org, and what is wrong with those whose signature does not hold. */
  record Trusted(List<Checkpoint> good, List<ChainFault> faults) {
    Map<Long, byte[]> hashes() {
      Map<Long, byte[]> hashes = new HashMap<>();
      good.forEach(one -> hashes.put(one.seq(), one.hash()));
      return hashes;
    }

    Optional<Checkpoint> lastBefore(long seq) {
      return good.reversed().stream().filter(one -> one.seq() < seq).findFirst();
    }
  }

  /** Signs when enough was added, or enough time has passed since something was. */
  public Optional<Checkpoint> signIfDue(Tx tx, Instant now) {
    Optional<ChainEnd> head = AuditHead.of(tx);
    Optional<Checkpoint> last = last(tx);
    long added = head.map(ChainEnd::seq).orElse(0L) - last.map(Checkpoint::seq).orElse(0L);
    boolean isLate = last.map(one -> !one.signedAt().plus(WAIT).isAfter(now)).orElse(true);
    return added >= ENTRIES || added > 0 && isLate ? sign(tx, now) : Optional.empty();
  }

  /**
   * Signs now, unless the end is signed already.
   *
   * <p>Errors: {@link PermanentFailure} when what was added since the last checkpoint does not hold; nothing is signed.
   */
  public Optional<Checkpoint> sign(Tx tx, Instant now) {
    Optional<ChainEnd> head = AuditHead.of(tx).filter(end -> end.seq() > 0);
    Optional<Checkpoint> last = last(tx);
    if (head.isEmpty() || last.isPresent() && last.get().seq() == head.get().seq()) {
      return Optional.empty();
    }
    proveSince(tx, last, head.get());
    return Optional.of(signed(tx, head.get(), now.truncatedTo(ChronoUnit.MICROS)));
  }

  public Optional<Checkpoint> last(Tx tx) {
    return Sql.in(tx, SELECT + " ORDER BY seq DESC LIMIT 1").first(row -> read(tx, row));
  }

  /** Those from {@code from} on, each with its signature checked. */
  Trusted trusted(Tx tx, long from) {
    List<AuditKeys.KnownKey> known = keys.all(tx);
    List<Checkpoint> good = new java.util.ArrayList<>();
    List<ChainFault> faults = new java.util.ArrayList<>();
    for (Checkpoint one : Sql.in(tx, SELECT + " WHERE seq >= ? ORDER BY seq").with(from).list(row -> read(tx, row))) {
      fault(one, known).ifPresentOrElse(faults::add, () -> good.add(one));
    }
    return new Trusted(good, faults);
  }

  /** Sets the time a statement may take: a first checkpoint may follow millions of entries. */
  private static void proveSince(Tx tx, Optional<Checkpoint> last, ChainEnd head) {
    Sql.in(tx, "SELECT set_config('statement_timeout', '10min', true)").list(_ -> true);
    ChainEnd from = last.map(one -> new ChainEnd(one.seq(), one.hash()))
        .orElseGet(() -> new ChainEnd(0, AuditChain.beginning(tx.org())));
    ChainWalk.Walked walked =
        AuditWalk.walk(PostgresTx.of(tx).connection(), tx.org(), from, head.seq(), Map.of(head.seq(), head.hash()));
    Optional<ChainFault> fault = walked.faults().stream().findFirst();
    if (fault.isPresent() || walked.end().seq() != head.seq()) {
      String because = fault.map(one -> "entry #" + one.seq() + ": " + one.what())
          .orElse("entries up to #" + head.seq() + " are missing");
      throw new PermanentFailure(
          "no checkpoint was signed for org " + tx.org() + ", because its audit trail does not hold ("
              + because + "); run ./opsmate audit verify",
          new IllegalStateException(because));
    }
  }

  private Checkpoint signed(Tx tx, ChainEnd end, Instant now) {
    SigningKey key = keys.current(tx, now);
    byte[] signature = key.sign(Checkpoint.words(tx.org(), end.seq(), end.hash(), now, key.id()));
    Checkpoint made = new Checkpoint(tx.org(), end.seq(), end.hash(), now, key.id(), signature);
    Sql.in(tx, "INSERT INTO audit_checkpoint (org_id, seq, hash, signed_at, key_id, signature)"
        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
        .with(tx.org().value(), made.seq(), made.hash(), made.signedAt(), made.keyId(), made.signature())
        .update();
    tx.afterCommit(() -> LOG.atInfo()
        .addKeyValue("org", made.org())
        .addKeyValue("checkpoint", made.noted())
        .addKeyValue("key", made.keyId())
        .log("signed the end of the audit trail"));
    return made;
  }

  private static Optional<ChainFault> fault(Checkpoint one, List<AuditKeys.KnownKey> known) {
    Optional<AuditKeys.KnownKey> key = known.stream().filter(some -> some.id().equals(one.keyId())).findFirst();
    if (key.isEmpty() || !key.get().isBelieved()) {
      return Optional.of(new ChainFault(one.seq(), "its checkpoint names the key " + one.keyId()
          + ", which the vault does not vouch for",
          "a key sealed by one of OPSMATE_MASTER_KEY; if an old one was taken out too early, put it back"));
    }
    return SigningKey.fits(key.get().publicKey(), one.words(), one.signature())
        ? Optional.empty()
        : Optional.of(new ChainFault(one.seq(), "its checkpoint does not bear a signature of key " + one.keyId(),
            "a signature over these very values"));
  }

  private static final String SELECT = "SELECT seq, hash, signed_at, key_id, signature FROM audit_checkpoint";

  private static Checkpoint read(Tx tx, Row row) throws java.sql.SQLException {
    return new Checkpoint(tx.org(), row.number("seq"), row.bytes("hash"), row.instant("signed_at"),
        row.text("key_id"), row.bytes("signature"));
  }
}
