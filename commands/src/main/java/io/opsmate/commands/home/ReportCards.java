package io.opsmate.commands.home;

import io.opsmate.skills.kernel.Card;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.kernel.Text;
import java.util.List;

/** Draws the last report of each skill in a line. */
final class ReportCards {
  private ReportCards() {}

  static Card of(List<Report.Summary> reports) {
    Card.Part part = reports.isEmpty()
        ? new Card.Paragraph(Text.of("No report yet."))
        : new Card.Rows(reports.stream().map(ReportCards::row).toList());
    return new Card("Last reports", Text.of("Last reports"), List.of(part));
  }

  private static Card.Row row(Report.Summary report) {
    String gaps = report.gaps() == 0 ? "" : " · not complete: " + report.gaps() + " could not be read";
    return new Card.Row(
        Text.of(Text.strong(report.title()), " · ",
            report.findings() + (report.findings() == 1 ? " finding" : " findings"), " · ",
            Text.strong(report.total().shown())),
        Text.of(report.at(), " by ", report.by(), gaps, " · again: ", Text.code("/opsmate " + report.request())));
  }
}
