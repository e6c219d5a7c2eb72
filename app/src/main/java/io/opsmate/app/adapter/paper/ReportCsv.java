package io.opsmate.app.adapter.paper;

import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A report as comma-separated values: one line per finding, then one per thing that could not be read. */
final class ReportCsv {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
      .setHeader("kind", "what", "why", "cost_per_month", "currency", "how_sure", "resource")
      .get();

  private ReportCsv() {}

  static byte[] of(Report report) {
    StringBuilder lines = new StringBuilder();
    try (CSVPrinter csv = FORMAT.print(lines)) {
      for (Report.Group group : report.groups()) {
        for (Report.Row row : group.rows()) {
          List<String> cells = new ArrayList<>(List.of(Cells.harmless(group.name()), Cells.harmless(row.label()),
              Cells.harmless(row.detail())));
          cells.addAll(cost(row.cost()));
          cells.add(Cells.harmless(row.ref()));
          csv.printRecord(cells);
        }
      }
      for (String gap : report.gaps()) {
        csv.printRecord("(not complete)", "", Cells.harmless(gap), "", "", "", "");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> cost(MonthlyCost cost) {
    return switch (cost) {
      case MonthlyCost.Exactly(Money money) -> List.of(number(money), money.currency().getCurrencyCode(), "exactly");
      case MonthlyCost.AtMost(Money money) -> List.of(number(money), money.currency().getCurrencyCode(), "at most");
      case MonthlyCost.Unpriced(String because) -> List.of("", "", Cells.harmless("unknown: " + because));
    };
  }

  private static String number(Money money) {
    BigDecimal cents = money.amount().setScale(2, RoundingMode.HALF_UP);
    return cents.toPlainString();
  }
}
