package io.opsmate.app.adapter.postgres;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.ReportId;
import io.opsmate.skills.kernel.SkillName;
import io.opsmate.skills.ports.ReportShelf;
import io.opsmate.skills.ports.Tx;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports in PostgreSQL, each as one JSON document. */
public final class PostgresReports implements ReportShelf {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresReports.class);

  private final Json json;

  public PostgresReports(Json json) {
    this.json = json;
  }

  @Override
  public void keep(Tx tx, Report report) {
    Sql.in(tx, "INSERT INTO core_report (org_id, id, skill, made_at, report, summary) VALUES (?, ?, ?, ?, ?, ?)"
        + " ON CONFLICT (org_id, id) DO UPDATE"
        + " SET skill = excluded.skill, made_at = excluded.made_at, report = excluded.report,"
        + " summary = excluded.summary")
        .with(tx.org().value(), report.id().value(), report.skill().value(), report.at(), json.write(report),
            json.write(ShortReport.of(report.summary())))
        .update();
  }

  @Override
  public Optional<Report> find(Tx tx, ReportId id) {
    return Sql.in(tx, "SELECT id, report FROM core_report WHERE id = ?")
        .with(id.value())
        .first(this::read)
        .flatMap(it -> it);
  }

  @Override
  public List<Report.Summary> latest(Tx tx) {
    return Sql.in(tx, "SELECT id, summary, CASE WHEN summary IS NULL THEN report END AS report FROM ("
        + "SELECT DISTINCT ON (skill) id, summary, report, made_at FROM core_report"
        + " ORDER BY skill, made_at DESC, id DESC) AS newest ORDER BY made_at DESC")
        .list(this::summary)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Report.Summary> summary(Row row) throws SQLException {
    String summary = row.maybeText("summary");
    if (summary == null) {
      return read(row).map(Report::summary);
    }
    try {
      return Optional.of(json.read(summary, ShortReport.class).summary());
    } catch (Json.Unreadable e) {
      LOG.atWarn().setCause(e).addKeyValue("report", row.id("id")).log("a stored report cannot be read");
      return Optional.empty();
    }
  }

  @Override
  public Optional<Report> last(Tx tx, SkillName skill) {
    return Sql.in(tx, "SELECT id, report FROM core_report WHERE skill = ? ORDER BY made_at DESC, id DESC LIMIT 1")
        .with(skill.value())
        .first(this::read)
        .flatMap(it -> it);
  }

  /** A report in another version's words is as good as none: it can be made again. */
  private Optional<Report> read(Row row) throws SQLException {
    try {
      return Optional.of(json.read(row.text("report"), Report.class));
    } catch (Json.Unreadable e) {
      LOG.atWarn().setCause(e).addKeyValue("report", row.id("id")).log("a stored report cannot be read");
      return Optional.empty();
    }
  }
}
