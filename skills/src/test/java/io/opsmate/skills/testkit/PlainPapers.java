package io.opsmate.skills.testkit;

import io.opsmate.skills.kernel.Paper;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.ports.Papers;
import java.nio.charset.StandardCharsets;

/** Papers that name the report and nothing else. */
public final class PlainPapers implements Papers {
  @Override
  public Paper csv(Report report) {
    return paper(report, "csv");
  }

  @Override
  public Paper pdf(Report report) {
    return paper(report, "pdf");
  }

  private static Paper paper(Report report, String ending) {
    return new Paper(report.skill() + "." + ending, report.title(),
        (report.findings() + " findings").getBytes(StandardCharsets.UTF_8));
  }
}
