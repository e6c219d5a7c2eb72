package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the audit trail, and proves that nobody changed it or took anything out. */
public final class AuditReader implements AuditStory {
  private static final String EVENTS = "SELECT e.*, d.salt, d.detail FROM audit_event e"
      + " LEFT JOIN audit_detail d ON d.org_id = e.org_id AND d.seq = e.seq";

  private static final String NEWEST = " ORDER BY e.seq DESC LIMIT ?";

  private final Json json;
  private final AuditSecret secrets;

  public AuditReader(Json json, Vault vault) {
    this.json = json;
    this.secrets = new AuditSecret(vault);
  }

  /**
   * One entry.
   *
   * @param actor pseudonym, or {@code opsmate}
   * @param detail who and with what facts; empty once erased
   */
  public record Entry(long seq, Instant at, String actor, String what, String subject, Optional<Detail> detail) {}

  /** The erasable part of an entry; {@code member} is empty when OpsMate itself acted. */
  public record Detail(Optional<MemberId> member, Map<String, String> facts) {}

  /** What walking an org's chain gave. */
  public sealed interface Check {
    /** All entries are as they were written; of {@code erased} the details are gone, lawfully. */
    record Intact(long entries, long erased) implements Check {}

    /** The first entry that is not as it was written, or is missing. */
    record Broken(long seq, String because) implements Check {}
  }

  private record StoredDetail(String actor, Map<String, String> facts) {}

  /** The newest first. */
  public List<Entry> newest(Tx tx, int most) {
    return Sql.in(tx, EVENTS + " ORDER BY e.seq DESC LIMIT ?").with(most).list(this::entry);
  }

  @Override
  public List<Line> about(Tx tx, String subject) {
    return Sql.in(tx, EVENTS + " WHERE e.subject = ? ORDER BY e.seq").with(subject).list(this::line);
  }

  private Line line(Row row) throws SQLException {
    Optional<Detail> detail = Optional.ofNullable(row.maybeText("detail")).map(this::detail);
    return new Line(row.number("seq"), row.instant("happened_at"), row.text("what"), row.text("subject"),
        detail.flatMap(Detail::member), detail.map(Detail::facts).orElse(Map.of()), detail.isEmpty(),
        HexFormat.of().formatHex(row.bytes("hash")));
  }

  /** Reads the whole chain of the transaction's org, without its checkpoints; {@link AuditProof} does both. */
  public Check verify(Tx tx) {
    PostgresTx ours = PostgresTx.of(tx);
    long anchor = AuditHead.anchor(tx);
    ChainEnd begin = Sql.in(tx, "SELECT seq, hash FROM audit_checkpoint WHERE seq = ?")
        .with(anchor)
        .first(row -> new ChainEnd(row.number("seq"), row.bytes("hash")))
        .orElseGet(() -> new ChainEnd(0, AuditChain.beginning(tx.org())));
    ChainWalk.Walked walked = AuditWalk.walk(ours.connection(), tx.org(), begin, Long.MAX_VALUE, Map.of());
    return Stream.concat(walked.faults().stream(), AuditProof.head(ours, walked.end()).stream())
        .findFirst()
        .<Check>map(fault -> new Check.Broken(fault.seq(), fault.what()))
        .orElse(new Check.Intact(walked.rows(), walked.erased()));
  }

  @Override
  public List<Line> search(Tx tx, Search search, long before, int most) {
    return switch (search) {
      case Search.Everything _ -> Sql.in(tx, EVENTS + " WHERE e.seq < ?" + NEWEST).with(before, most).list(this::line);
      case Search.Without(Set<String> kinds) -> Sql
          .in(tx, EVENTS + " WHERE e.what <> ALL (?) AND e.seq < ?" + NEWEST)
          .with(List.copyOf(kinds), before, most)
          .list(this::line);
      case Search.Subject(String id) ->
          Sql.in(tx, EVENTS + " WHERE e.subject = ? AND e.seq < ?" + NEWEST).with(id, before, most).list(this::line);
      case Search.Who(MemberId member) -> secret(tx)
          .map(secret -> mentioned(tx, "person", AuditMentions.keysOf(tx, member, secret), before, most))
          .orElse(List.of());
      case Search.Resource(String id) -> secret(tx)
          .map(secret -> mentioned(tx, "resource", List.of(AuditChain.resourceKey(secret, id)), before, most))
          .orElse(List.of());
    };
  }

  private List<Line> mentioned(Tx tx, String kind, List<String> keys, long before, int most) {
    return Sql.in(tx, EVENTS + " WHERE e.seq IN (SELECT seq FROM audit_mention WHERE kind = ? AND key = ANY (?)"
        + " AND seq < ? ORDER BY seq DESC LIMIT ?)" + NEWEST)
        .with(kind, keys, before, most, most)
        .list(this::line);
  }

  private Optional<byte[]> secret(Tx tx) {
    return secrets.known(PostgresTx.of(tx));
  }

  private Entry entry(Row row) throws SQLException {
    return new Entry(row.number("seq"), row.instant("happened_at"), row.text("actor"), row.text("what"),
        row.text("subject"), Optional.ofNullable(row.maybeText("detail")).map(this::detail));
  }

  private Detail detail(String stored) {
    StoredDetail detail = json.read(stored, StoredDetail.class);
    return new Detail(detail.actor().isEmpty() ? Optional.empty() : Optional.of(new MemberId(detail.actor())),
        detail.facts());
  }
}
