package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Tx;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reports in memory. */
public final class InMemoryReports implements ReportShelf {
  private final PerOrg<Map<ReportId, Report>> reports = new PerOrg<>(LinkedHashMap::new, LinkedHashMap::new);

  @Override
  public void keep(Tx tx, Report report) {
    reports.in(tx).put(report.id(), report);
  }

  @Override
  public Optional<Report> find(Tx tx, ReportId id) {
    return Optional.ofNullable(reports.in(tx).get(id));
  }

  @Override
  public Optional<Report> last(Tx tx, SkillName skill) {
    return reports.in(tx)
        .values()
        .stream()
        .filter(report -> report.skill().equals(skill))
        .max(Comparator.comparing(Report::at));
  }
}
