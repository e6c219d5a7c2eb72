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
 * pseudonym, their id in closed requests, what they said in conversations with what they were answered, and their id in what others were answered. The
 * chain of entries stays and is still proved.
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
     * @param open what still names the person, because it is in force: open requests, stops, mutes, digests that are on,
     *     the rules of now, messages that have not left
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
    NamesInRequests requests = new NamesInRequests(tx, member);
    int closed = requests.replace(pseudonym);
    Sql.in(tx, "DELETE FROM approval_mute WHERE muted_until <= ?").with(now).update();
    NamesInTalk talk = new NamesInTalk(tx, member);
    int open = requests.open() + talk.unsent() + inForce(tx, member);
    int others = AuditPeople.forget(tx, member) + PostgresSpending.forget(tx, member, pseudonym)
        + Sql.in(tx, "DELETE FROM chat_home_viewer WHERE member = ?").with(member.value()).update()
        + Sql.in(tx, "DELETE FROM chat_cancellation WHERE by_member = ?").with(member.value()).update()
        + new PostgresTalk().erase(tx, member) + talk.replace(pseudonym)
        + new PostgresFeedback().erase(tx, member)
        + Sql.in(tx, "DELETE FROM chat_card_copy WHERE starts_with(card_key, ?)")
            .with("talk:" + member.value() + ":")
            .update()
        + Sql.in(tx, "UPDATE installation SET installed_by = ? WHERE org_id = ? AND installed_by = ?")
            .with(pseudonym, tx.org().value(), member.value())
            .update()
        + Sql.in(tx, "UPDATE digest_schedule SET changed_by = ? WHERE changed_by = ? AND off_because IS NOT NULL")
            .with(pseudonym, member.value())
            .update();
    if (entries + closed + open + others == 0) {
      return new Result.Unknown();
    }
    audit.record(tx, AuditEntry.byOpsMate(now, "audit.erased", pseudonym,
        Map.of("entries", Integer.toString(entries), "requests", Integer.toString(closed), "by", by)));
    return new Result.Erased(entries, closed, open);
  }

  private static int inForce(Tx tx, MemberId member) {
    return Sql.in(tx, "SELECT (SELECT count(*) FROM approval_stop WHERE by_member = ?)"
        + " + (SELECT count(*) FROM digest_schedule WHERE changed_by = ? AND off_because IS NULL)"
        + " + (SELECT count(*) FROM approval_mute WHERE by_member = ?) + (SELECT count(*) FROM"
        + " (SELECT rules FROM approval_rules ORDER BY version DESC LIMIT 1) AS latest"
        + " WHERE position(? IN latest.rules) > 0) AS found")
        .with(member.value(), member.value(), member.value(), "\"" + member.value() + "\"")
        .first(row -> row.small("found"))
        .orElse(0);
  }
}
