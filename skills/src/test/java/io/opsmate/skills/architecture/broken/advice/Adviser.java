package io.opsmate.skills.architecture.broken.advice;

import io.opsmate.skills.architecture.broken.approval.ApprovalLedger;
import io.opsmate.skills.architecture.broken.approval.Executor;
import java.util.List;

/** A model's room that acts. */
record Adviser(ApprovalLedger ledger, List<Executor> hands) {
  void saysSo(String approval) {
    ledger.save(approval);
  }
}
