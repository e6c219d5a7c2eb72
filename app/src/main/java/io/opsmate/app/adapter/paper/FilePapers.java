package io.opsmate.app.adapter.paper;

import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.ports.Papers;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** {@link Papers} by Apache Commons CSV and OpenPDF. */
public final class FilePapers implements Papers {
  @Override
  public Paper csv(Report report) {
    return new Paper(named(report, "csv"), report.title() + " (CSV)", ReportCsv.of(report));
  }

  @Override
  public Paper pdf(Report report) {
    return new Paper(named(report, "pdf"), report.title() + " (PDF)", ReportPdf.of(report));
  }

  private static String named(Report report, String ending) {
    return report.skill().value() + "-" + LocalDate.ofInstant(report.at(), ZoneOffset.UTC) + "." + ending;
  }
}
