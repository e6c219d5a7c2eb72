package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Tx;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

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
  public List<Report.Summary> latest(Tx tx) {
    return reports.in(tx)
        .values()
        .stream()
        .collect(
            Collectors.toMap(Report::skill, report -> report, BinaryOperator.maxBy(Comparator.comparing(Report::at))))
        .values()
        .stream()
        .sorted(Comparator.comparing(Report::at).reversed())
        .map(Report::summary)
        .toList();
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
