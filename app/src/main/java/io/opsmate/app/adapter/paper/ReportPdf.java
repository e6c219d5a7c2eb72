package io.opsmate.app.adapter.paper;

import io.opsmate.skills.kernel.Report;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;

/** A report as pages of A4: a table per group with its heading on every page and its total, then what is missing. */
final class ReportPdf {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final float MARGIN = 42;
  private static final Color SHADE = new Color(0xEDEDF0);

  private final Report report;
  private final Print print = new Print();

  private ReportPdf(Report report) {
    this.report = report;
  }

  static byte[] of(Report report) {
    return new ReportPdf(report).pages();
  }

  private byte[] pages() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Document pages = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 18)) {
      PdfWriter writer = PdfWriter.getInstance(pages, bytes);
      writer.setPageEvent(new PageFoot(print, report.title()));
      pages.addTitle(report.title());
      pages.addCreator("OpsMate");
      pages.setDocumentLanguage("en");
      pages.open();
      head(pages);
      report.groups().forEach(group -> pages.add(table(group)));
      gaps(pages);
      small(pages);
    }
    return bytes.toByteArray();
  }

  private void head(Document pages) {
    pages.add(print.paragraph(report.title(), print.bold(17), 0, 4));
    int found = report.findings();
    pages.add(print.paragraph(found + (found == 1 ? " finding at " : " findings at ") + report.total().shown() + ".",
        print.bold(11), 0, 2));
    pages.add(print.paragraph("Looked " + when(report.at()) + ": /opsmate " + report.request(), print.plain(9), 0, 10));
    if (!report.gaps().isEmpty()) {
      pages.add(print.paragraph("Not complete: what could not be read is at the end.", print.bold(10), 0, 10));
    }
  }

  private PdfPTable table(Report.Group group) {
    PdfPTable table = new PdfPTable(new float[]{32, 48, 20});
    table.setWidthPercentage(100);
    table.setSpacingBefore(8);
    table.setHeaderRows(2);
    PdfPCell name = cell(group.name(), print.bold(11));
    name.setColspan(3);
    name.setBackgroundColor(SHADE);
    table.addCell(name);
    table.addCell(heading("What"));
    table.addCell(heading("Why"));
    table.addCell(right(heading("A month")));
    for (Report.Row row : group.rows()) {
      table.addCell(cell(row.label(), print.plain(9)));
      table.addCell(cell(row.detail(), print.plain(9)));
      table.addCell(right(cell(row.cost().shown(), print.plain(9))));
    }
    PdfPCell total = cell(group.rows().size() + " in all", print.bold(9));
    total.setColspan(2);
    table.addCell(total);
    table.addCell(right(cell(group.total().shown(), print.bold(9))));
    return table;
  }

  private void gaps(Document pages) {
    if (report.gaps().isEmpty()) {
      return;
    }
    pages.add(print.paragraph("What could not be read", print.bold(11), 12, 3));
    report.gaps().forEach(gap -> pages.add(print.paragraph("• " + gap, print.plain(9), 0, 2)));
  }

  private void small(Document pages) {
    String words = "List prices, 730 h a month; “up to” is a bound, not a saving, and is summed apart.";
    if (print.isIncomplete()) {
      words += " Letters that this font lacks stand as ·; the CSV file has them.";
    }
    pages.add(print.paragraph(words, print.plain(8), 12, 0));
  }

  private PdfPCell heading(String words) {
    PdfPCell cell = cell(words, print.bold(9));
    cell.setBackgroundColor(SHADE);
    return cell;
  }

  private PdfPCell cell(String words, Font font) {
    PdfPCell cell = print.cell(words, font);
    cell.setBorderColor(Color.LIGHT_GRAY);
    return cell;
  }

  private static PdfPCell right(PdfPCell cell) {
    cell.setHorizontalAlignment(PdfPCell.ALIGN_RIGHT);
    return cell;
  }

  private static String when(Instant at) {
    return MOMENT.format(at);
  }
}
