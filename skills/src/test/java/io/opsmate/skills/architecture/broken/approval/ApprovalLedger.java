package io.opsmate.skills.architecture.broken.approval;

/** A ledger that anybody can write to. */
public interface ApprovalLedger {
  void save(String approval);
}
