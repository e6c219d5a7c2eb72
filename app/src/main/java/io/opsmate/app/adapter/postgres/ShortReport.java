package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.CostTotal;
import io.opsmate.skills.kernel.MemberId;
import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report in short as it is stored: report-summary/1. */
record ShortReport(ReportId id, SkillName skill, Instant at, MemberId by, String title, String request, int findings,
    @Nullable Money exactly, @Nullable Money atMost, int unpriced, int gaps) {
  static ShortReport of(Report.Summary summary) {
    CostTotal total = summary.total();
    return new ShortReport(summary.id(), summary.skill(), summary.at(), summary.by(), summary.title(),
        summary.request(), summary.findings(), total.exactly().orElse(null), total.atMost().orElse(null),
        total.unpriced(), summary.gaps());
  }

  Report.Summary summary() {
    return new Report.Summary(id, skill, at, by, title, request, findings,
        new CostTotal(Optional.ofNullable(exactly), Optional.ofNullable(atMost), unpriced), gaps);
  }
}
