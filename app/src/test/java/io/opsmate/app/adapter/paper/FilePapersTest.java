package io.opsmate.app.adapter.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.kernel.MonthlyCost;
import io.opsmate.skills.kernel.Report;
import io.opsmate.skills.ports.Papers;
import io.opsmate.skills.testkit.PapersContract;
import io.opsmate.skills.testkit.Reports;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class FilePapersTest implements PapersContract {
  private final Papers papers = new FilePapers();

  @Override
  public Papers papers() {
    return papers;
  }

  @Test
  void aCellThatWouldBeAFormulaIsText() {
    for (String evil : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "=cmd|' /C calc'!A0")) {
      CSVRecord record = records(papers.csv(of(row(evil, evil)))).getFirst();

      assertThat(record.get("what")).startsWith("'").endsWith(evil);
      assertThat(record.get("why")).startsWith("'");
    }
  }

  @Test
  void aNegativeCostStaysANumber() {
    Report.Row row = new Report.Row("ref", "label", "", MonthlyCost.exactly(Money.usd("-12.345")));

    assertThat(records(papers.csv(of(row))).getFirst().get("cost_per_month")).isEqualTo("-12.35");
  }

  @Test
  void quotesCommasAndLineBreaksComeBackAsTheyWere() {
    String hard = "a,\"b\"\r\nc — 📦 مهملات";

    assertThat(records(papers.csv(of(row(hard, "")))).getFirst().get("what")).isEqualTo(hard);
  }

  @Test
  void linesEndAsRfc4180Says() {
    assertThat(new String(papers.csv(Reports.full(1)).bytes(), StandardCharsets.UTF_8)).endsWith("\r\n");
  }

  @Test
  void everyPageHasTheTablesHeadingAndItsNumber() {
    List<String> pages = pages(large(400));

    assertThat(pages).hasSizeGreaterThan(5);
    for (int page = 0; page < pages.size() - 2; page++) {
      assertThat(pages.get(page)).as("page %s", page + 1)
          .contains("Unattached EBS volumes", "A month",
              "Page " + (page + 1) + " of");
    }
    assertThat(String.join(" ", pages.subList(pages.size() - 2, pages.size()))).contains("400 in all", "$400.00/mo",
        "us-east-1 could not be read");
  }

  @Test
  void everyFindingIsInThePdf() {
    String all = String.join(" ", pages(large(120)));

    assertThat(IntStream.range(0, 120)).allMatch(at -> all.contains("vol-" + at + " "));
  }

  @Test
  void lettersWithoutAGlyphAreSaidToBeMissing() {
    assertThat(String.join(" ", pages(of(row("本番データ 🔥", "")))))
        .contains("Letters that this font lacks stand as ·");
    assertThat(String.join(" ", pages(of(row("Ωж", "")))))
        .contains("Ωж")
        .doesNotContain("Letters that this font lacks");
  }

  @Test
  void fiveThousandFindingsAreWrittenInSeconds() {
    long start = System.nanoTime();

    assertThat(papers.pdf(large(5_000)).bytes().length).isBetween(100_000, 5_000_000);

    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  /** Letters joined, and in the order in which they are seen: the reader gets them from left to right. */
  @Test
  void arabicIsJoinedAndHebrewRunsFromTheRight() {
    String seen = String.join(" ", pages(of(row("כתובת", "عنوان"))));

    assertThat(seen).contains("תבותכ").doesNotContain("عنوان");
    assertThat(seen.codePoints()).anyMatch(point -> point >= 0xFE70 && point <= 0xFEFF);
  }

  @Test
  void onePaperIsLeftToLookAt() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "papers"));
    List<Report.Row> rows = new ArrayList<>(large(60).groups().getFirst().rows());
    rows.add(row("عنوان قديم vol-1", "مهملات منذ 40 يوما"));
    rows.add(row("כתובת ישנה", "<b>& 💽 本番"));
    Files.write(folder.resolve("zombie.pdf"), papers.pdf(of(rows)).bytes());

    assertThat(folder.resolve("zombie.pdf")).exists();
  }

  private static Report large(int rows) {
    return of(IntStream.range(0, rows)
        .mapToObj(at -> new Report.Row("ebs-volume:eu-west-1:vol-" + at, "vol-" + at + " (8 GiB, eu-west-1)",
            "Attached to nothing for " + at + " days; nobody is tagged as its owner",
            MonthlyCost.exactly(Money.usd("1"))))
        .toList());
  }

  private static Report.Row row(String label, String detail) {
    return new Report.Row("ref", label, detail, MonthlyCost.unpriced("no price"));
  }

  private static Report of(Report.Row row) {
    return of(List.of(row));
  }

  private static Report of(List<Report.Row> rows) {
    Report base = Reports.empty(7);
    return new Report(base.id(), base.skill(), base.at(), base.by(), "Cloud waste in 4 regions", "zombies",
        List.of(new Report.Group("Unattached EBS volumes", rows)), List.of("us-east-1 could not be read: throttled."));
  }

  private static List<CSVRecord> records(io.opsmate.skills.kernel.Paper csv) {
    try {
      return CSVFormat.RFC4180.builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(new StringReader(new String(csv.bytes(), StandardCharsets.UTF_8)))
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> pages(Report report) {
    try (PdfReader pdf = new PdfReader(papers.pdf(report).bytes())) {
      PdfTextExtractor text = new PdfTextExtractor(pdf);
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        pages.add(text.getTextFromPage(page));
      }
      return pages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
