package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists what is muted in an org, and lifts it. */
public final class Mutes {
  private final Transactions transactions;
  private final MuteLedger ledger;
  private final AuditTrail audit;

  Mutes(Transactions transactions, MuteLedger ledger, AuditTrail audit) {
    this.transactions = transactions;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** The first to end first. */
  public List<Mute> at(OrgId org, Instant now) {
    return transactions.in(org, tx -> ledger.at(tx, now));
  }

  /** For somebody who may approve; rights are the caller's to check. Empty when nothing of that id is muted any more. */
  public Optional<Mute> lift(OrgId org, MuteId id, MemberId member, Instant now) {
    return transactions.in(org, tx -> {
      Optional<Mute> lifted = ledger.lift(tx, id).filter(mute -> now.isBefore(mute.until()));
      lifted.ifPresent(mute -> audit.record(tx, AuditEntry.by(member, now, "mute.lifted", id.toString(),
          Map.of("action", mute.actionName(), "until", mute.until().toString(), "reason", mute.reason()))));
      return lifted;
    });
  }
}
