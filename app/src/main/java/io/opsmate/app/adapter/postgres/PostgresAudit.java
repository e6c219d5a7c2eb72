package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.vault.Resealable;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditEntry.Actor;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail in PostgreSQL, a hash chain per org. Entries are written when the transaction is about to commit, so
 * that the end of the chain is the last thing it locks.
 */
public final class PostgresAudit implements AuditTrail {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Unit: entries of one transaction that are written in one round trip. */
  private static final int FEW = 4;

  private static final String EVENT = "INSERT INTO audit_event (org_id, seq, happened_at, actor, what, subject,"
      + " commitment, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String DETAIL = "INSERT INTO audit_detail (org_id, seq, salt, detail) VALUES (?, ?, ?, ?)";

  private final AuditSecret secrets;

  public PostgresAudit(Vault vault) {
    this.secrets = new AuditSecret(vault);
  }

  @Override
  public void record(Tx tx, AuditEntry entry) {
    PostgresTx ours = PostgresTx.of(tx);
    List<AuditEntry> entries = ours.held(this, () -> {
      ours.beforeCommit(() -> append(ours));
      return new ArrayList<>();
    });
    entries.add(entry);
  }

  /** What the vault keeps for the trail. */
  public Resealable secrets() {
    return secrets;
  }

  /** Forgets secrets that an older version left in plain and no replica can need any more. */
  public void forgetPlainSecrets(Tx tx, Instant now) {
    secrets.forgetPlain(tx, now);
  }

  private void append(PostgresTx tx) {
    List<AuditEntry> entries = tx.held(this, ArrayList::new);
    byte[] secret = secrets.of(tx, entries.getFirst().at());
    Map<MemberId, String> pseudonyms = new HashMap<>();
    entries.stream()
        .flatMap(entry -> entry.people().stream())
        .sorted(Comparator.comparing(MemberId::value))
        .forEach(member -> pseudonyms.computeIfAbsent(member, one -> AuditPeople.pseudonym(tx, one)));
    new Writing(tx, secret, pseudonyms).append(entries);
  }

  /** The rows of one transaction. */
  private record Writing(PostgresTx tx, byte[] secret, Map<MemberId, String> pseudonyms,
      List<@Nullable Object[]> events, List<@Nullable Object[]> details, List<@Nullable Object[]> mentions) {
    Writing(PostgresTx tx, byte[] secret, Map<MemberId, String> pseudonyms) {
      this(tx, secret, pseudonyms, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** Whatever can be made before the end of the chain is locked, is. */
    void append(List<AuditEntry> entries) {
      List<Sealed> sealed = entries.stream().map(this::sealed).toList();
      ChainEnd head = AuditHead.locked(tx);
      for (Sealed one : sealed) {
        head = append(head, one);
      }
      write(head);
    }

    /** An entry without its place. */
    private record Sealed(AuditEntry entry, String actor, byte[] salt, String detail, byte[] commitment) {}

    private Sealed sealed(AuditEntry entry) {
      byte[] salt = salt();
      String detail = AuditChain.detail(entry.actor(), entry.facts());
      return new Sealed(entry, pseudonym(entry.actor()), salt, detail, AuditChain.commitment(salt, detail));
    }

    private ChainEnd append(ChainEnd head, Sealed sealed) {
      AuditEntry entry = sealed.entry();
      AuditChain.Link link = new AuditChain.Link(tx.org(), head.seq() + 1, entry.at().truncatedTo(ChronoUnit.MICROS),
          sealed.actor(), entry.what(), entry.subject(), sealed.commitment(), head.hash());
      byte[] hash = link.hash();
      events.add(new @Nullable Object[]{tx.org().value(), link.seq(), link.at(), link.actor(), link.what(),
        link.subject(), link.commitment(), link.prev(), hash});
      details.add(new @Nullable Object[]{tx.org().value(), link.seq(), sealed.salt(), sealed.detail()});
      mentions.addAll(AuditMentions.rows(tx, link.seq(), entry, secret, this::pseudonym));
      return new ChainEnd(link.seq(), hash);
    }

    /** A few entries in one round trip, because everybody else of the org waits; many by batches. */
    private void write(ChainEnd head) {
      if (events.size() > FEW) {
        Sql.in(tx, EVENT).each(events);
        Sql.in(tx, DETAIL).each(details);
        AuditMentions.inserting(tx).each(mentions);
        AuditHead.moving(tx, head).update();
        return;
      }
      List<Sql> all = new ArrayList<>();
      events.forEach(row -> all.add(Sql.in(tx, EVENT).with(row)));
      details.forEach(row -> all.add(Sql.in(tx, DETAIL).with(row)));
      mentions.forEach(row -> all.add(AuditMentions.inserting(tx).with(row)));
      all.add(AuditHead.moving(tx, head));
      Sql.together(tx, all).update();
    }

    private String pseudonym(MemberId member) {
      return Objects.requireNonNull(pseudonyms.get(member));
    }

    private String pseudonym(Actor actor) {
      return switch (actor) {
        case Actor.OpsMate _ -> AuditChain.OPSMATE;
        case Actor.Person(var member) -> pseudonym(member);
      };
    }
  }

  private static byte[] salt() {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return salt;
  }
}
