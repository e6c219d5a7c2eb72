package io.opsmate.skills.approval;

import io.opsmate.skills.ports.Tx;

/** Puts what happened on record, in the transaction in which it happened. There is no way to change or remove an entry. */
@FunctionalInterface
public interface AuditTrail {
  void record(Tx tx, AuditEntry entry);
}
