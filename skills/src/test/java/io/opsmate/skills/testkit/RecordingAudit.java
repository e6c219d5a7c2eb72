package io.opsmate.skills.testkit;

import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.approval.AuditTrail;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Tx;
import java.util.ArrayList;
import java.util.List;

/** Keeps audit entries in memory, in order. */
public final class RecordingAudit implements AuditTrail {
  private final PerOrg<List<AuditEntry>> entries = new PerOrg<>(ArrayList::new, ArrayList::new);

  @Override
  public void record(Tx tx, AuditEntry entry) {
    entries.in(tx).add(entry);
  }

  public List<AuditEntry> of(OrgId org) {
    return List.copyOf(entries.kept(org));
  }

  /** The {@link AuditEntry#what} of each entry, in order. */
  public List<String> words(OrgId org) {
    return of(org).stream().map(AuditEntry::what).toList();
  }
}
