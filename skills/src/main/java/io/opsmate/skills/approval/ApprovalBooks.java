package io.opsmate.skills.approval;

import io.opsmate.skills.approval.ApprovalLedger.Stored;
import io.opsmate.skills.kernel.JobType;
import io.opsmate.skills.ports.Chat;
import io.opsmate.skills.ports.Jobs;
import io.opsmate.skills.ports.Tx;
import java.time.Instant;
import java.util.Optional;

/**
 * The only pen for approvals: every change is kept together with its audit entry and the next version of its card.
 */
public final class ApprovalBooks {
  private final ApprovalLedger ledger;
  private final AuditTrail audit;
  private final Chat chat;
  private final Jobs jobs;
  private final Gate gate;

  public ApprovalBooks(ApprovalLedger ledger, AuditTrail audit, Chat chat, Jobs jobs, Gate gate) {
    this.gate = gate;
    this.ledger = ledger;
    this.audit = audit;
    this.chat = chat;
    this.jobs = jobs;
  }

  ApprovalLedger ledger() {
    return ledger;
  }

  Chat chat() {
    return chat;
  }

  AuditTrail audit() {
    return audit;
  }

  Gate gate() {
    return gate;
  }

  void open(Tx tx, Approval approval, AuditEntry entry) {
    ledger.add(tx, approval);
    onRecord(tx, approval, entry);
  }

  void change(Tx tx, Approval next, AuditEntry entry) {
    // Locked before the record is: whoever asks for an undo locks in this order too.
    Optional<Stored> undone = next.state().isOpen() ? Optional.empty() : ledger.undoneBy(tx, next.id());
    ledger.save(tx, next);
    onRecord(tx, next, entry);
    undone.ifPresent(first -> Undone.close(this, tx, first, next, entry.at()));
  }

  /** READY to RUNNING, for one claim only. */
  Optional<Approval> claim(Tx tx, ApprovalId id, Lease lease, AuditEntry entry) {
    Optional<Approval> claimed = ledger.claim(tx, id, lease);
    claimed.ifPresent(approval -> onRecord(tx, approval, entry));
    return claimed;
  }

  /** Until when it is held, or rests; what was done and who decided stays as it is on record, and so does the card. */
  void hold(Tx tx, Approval resting) {
    ledger.save(tx, resting);
  }

  private void onRecord(Tx tx, Approval approval, AuditEntry entry) {
    audit.record(tx, entry);
    chat.card(tx, approval.card(), approval.version(), approval.channel(),
        ApprovalCard.of(approval, gate.ruling(tx, approval.plan(), approval.requester(), entry.at())));
    chat.homeChanged(tx);
  }

  void later(Tx tx, JobType<ApprovalRef> type, Approval approval, Instant at) {
    String key = approval.id() + ":" + approval.version() + "@" + at.toEpochMilli();
    jobs.enqueue(tx, type, key, new ApprovalRef(approval.id().toString()), at);
  }
}
