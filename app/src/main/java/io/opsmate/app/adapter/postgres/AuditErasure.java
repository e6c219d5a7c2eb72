package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Erases what OpsMate holds about a person: the details of entries that name them, the link from their id to their
 * pseudonym, and their id in closed requests. The chain of entries stays and is still proved.
 */
public final class AuditErasure {
  private final AuditTrail audit;
  private final AuditSecret secrets;

  public AuditErasure(AuditTrail audit, Vault vault) {
    this.audit = audit;
    this.secrets = new AuditSecret(vault);
  }

  /** What came of it. */
  public sealed interface Result {
    /**
     * Done.
     *
     * @param entries whose details are gone
     * @param requests closed ones that bear the pseudonym now
     * @param open requests that still name the person, because they are not closed
     */
    record Erased(int entries, int requests, int open) implements Result {}

    /** Nothing names them. */
    record Unknown() implements Result {}

    /** As the end of a sentence. */
    record Refused(String because) implements Result {}
  }

  /** Names nobody in the entry it leaves: that bears the pseudonym, which leads to nobody any more. */
  public Result erase(Tx tx, MemberId member, String by, Instant now) {
    AuditHead.locked(tx);
    Optional<String> held = AuditHolds.inForce(tx);
    if (held.isPresent()) {
      return new Result.Refused(held.get());
    }
    List<String> keys = AuditMentions.keysOf(tx, member, secrets.of(PostgresTx.of(tx), now));
    int entries = Sql.in(tx, "DELETE FROM audit_detail WHERE seq IN (SELECT seq FROM audit_mention"
        + " WHERE kind = 'person' AND key = ANY (?))").with(keys).update();
    Sql.in(tx, "DELETE FROM audit_mention WHERE kind = 'person' AND key = ANY (?)").with(keys).update();
    String pseudonym = keys.getFirst();
    int requests = requests(tx, member, pseudonym);
    int open = open(tx, member);
    int others = AuditPeople.forget(tx, member)
        + Sql.in(tx, "DELETE FROM chat_home_viewer WHERE member = ?").with(member.value()).update();
    if (entries + requests + open + others == 0) {
      return new Result.Unknown();
    }
    audit.record(tx, AuditEntry.byOpsMate(now, "audit.erased", pseudonym,
        Map.of("entries", Integer.toString(entries), "requests", Integer.toString(requests), "by", by)));
    return new Result.Erased(entries, requests, open);
  }

  private static final String CLOSED =
      " IN (SELECT id FROM approval WHERE state IN ('FINISHED', 'DECLINED', 'EXPIRED'))";

  /** A closed request is never saved again, so its version stays. */
  private static int requests(Tx tx, MemberId member, String pseudonym) {
    String who = member.value();
    int touched = Sql.in(tx,
        "SELECT count(*) AS found FROM approval a WHERE a.id" + CLOSED + " AND (a.requester = ? OR a.declined_by = ?"
            + " OR EXISTS (SELECT 1 FROM approval_vote v WHERE v.approval_id = a.id AND v.member = ?))")
        .with(who, who, who)
        .first(row -> row.small("found"))
        .orElse(0);
    Sql.in(tx, "UPDATE approval SET requester = ? WHERE requester = ? AND id" + CLOSED).with(pseudonym, who).update();
    Sql.in(tx, "UPDATE approval SET declined_by = ?, declined_because = '' WHERE declined_by = ? AND id" + CLOSED)
        .with(pseudonym, who)
        .update();
    Sql.in(tx, "UPDATE approval_vote SET member = ? WHERE member = ? AND approval_id" + CLOSED)
        .with(pseudonym, who)
        .update();
    return touched;
  }

  private static int open(Tx tx, MemberId member) {
    String who = member.value();
    return Sql.in(tx, "SELECT count(*) AS found FROM approval a WHERE a.requester = ? OR a.declined_by = ?"
        + " OR EXISTS (SELECT 1 FROM approval_vote v WHERE v.approval_id = a.id AND v.member = ?)")
        .with(who, who, who)
        .first(row -> row.small("found"))
        .orElse(0);
  }
}
