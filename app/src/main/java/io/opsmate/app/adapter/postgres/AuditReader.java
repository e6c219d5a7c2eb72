package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.skills.approval.AuditStory;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the audit trail, and proves that nobody changed it or took anything out. */
public final class AuditReader implements AuditStory {
  private static final String EVENTS = "SELECT e.*, d.salt, d.detail FROM audit_event e"
      + " LEFT JOIN audit_detail d ON d.org_id = e.org_id AND d.seq = e.seq";

  private final Json json;

  public AuditReader(Json json) {
    this.json = json;
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

  private record Chained(AuditChain.Link link, byte[] hash, byte @Nullable [] salt, @Nullable String detail) {}

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
    return new Line(row.number("seq"), row.instant("happened_at"), row.text("what"), detail.flatMap(Detail::member),
        detail.map(Detail::facts).orElse(Map.of()), HexFormat.of().formatHex(row.bytes("hash")));
  }

  /** Reads the whole chain of the transaction's org. */
  public Check verify(Tx tx) {
    byte[] last = AuditChain.beginning(tx.org());
    long seq = 0;
    long erased = 0;
    for (Chained one : Sql.in(tx, EVENTS + " ORDER BY e.seq").list(row -> chained(tx.org(), row))) {
      seq++;
      Optional<String> wrong = wrong(one, seq, last);
      if (wrong.isPresent()) {
        return new Check.Broken(seq, wrong.get());
      }
      erased += one.detail() == null ? 1 : 0;
      last = one.hash();
    }
    return end(tx, seq, last).<Check>map(because -> new Check.Broken(seqAfter(tx), because))
        .orElse(new Check.Intact(seq, erased));
  }

  private static Optional<String> wrong(Chained one, long seq, byte[] last) {
    if (one.link().seq() != seq) {
      return Optional.of("the entry is missing");
    }
    if (!Arrays.equals(one.link().prev(), last)) {
      return Optional.of("it does not follow the entry before it");
    }
    if (!Arrays.equals(one.link().hash(), one.hash())) {
      return Optional.of("the entry was changed");
    }
    if (one.salt() != null && one.detail() != null
        && !Arrays.equals(AuditChain.commitment(one.salt(), one.detail()), one.link().commitment())) {
      return Optional.of("its details were changed");
    }
    return Optional.empty();
  }

  private static Optional<String> end(Tx tx, long seq, byte[] last) {
    return Sql.in(tx, "SELECT seq, hash FROM audit_head")
        .first(row -> row.number("seq") == seq && Arrays.equals(row.bytes("hash"), last))
        .filter(fits -> !fits)
        .map(_ -> "entries at the end are missing");
  }

  private static long seqAfter(Tx tx) {
    return Sql.in(tx, "SELECT coalesce(max(seq), 0) + 1 AS after FROM audit_event")
        .first(row -> row.number("after"))
        .orElse(1L);
  }

  private static Chained chained(OrgId org, Row row) throws SQLException {
    return new Chained(new AuditChain.Link(org, row.number("seq"), row.instant("happened_at"), row.text("actor"),
        row.text("what"), row.text("subject"), row.bytes("commitment"), row.bytes("prev_hash")), row.bytes("hash"),
        row.maybeBytes("salt"), row.maybeText("detail"));
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
