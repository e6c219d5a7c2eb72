package io.opsmate.skills.investigate;

import io.opsmate.skills.approval.Approval;
import io.opsmate.skills.approval.AuditStory.Line;
import io.opsmate.skills.kernel.Report;
import java.time.Instant;
import java.util.List;

/**
 * What OpsMate knows about one thing.
 *
 * @param findings what the latest reports say
 * @param requests that are or were about it, the newest first
 * @param record the newest entries of the audit trail; none when the person may not see them
 */
record Dossier(Thing thing, List<Found> findings, List<Approval> requests, List<Line> record) {
  Dossier {
    findings = List.copyOf(findings);
    requests = List.copyOf(requests);
    record = List.copyOf(record);
  }

  /** A row of a report, and when the report was made. */
  record Found(Report.Row row, String report, String request, Instant at) {}

  boolean isEmpty() {
    return findings.isEmpty() && requests.isEmpty() && record.isEmpty();
  }
}
