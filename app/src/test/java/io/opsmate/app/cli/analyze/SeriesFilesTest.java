package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code analyze anomalies} on folders seen as services, and on files nobody should have written. */
class SeriesFilesTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aServiceIsSeenAsAWhole() throws IOException {
    write("in/checkout/request_rate.csv", i -> 500 + i * 37 % 41);
    write("in/checkout/errors.csv", i -> i >= 1_900 && i < 1_910 ? 90 : 3 + i * 29 % 7);
    write("in/checkout/latency_p95.csv", i -> 120 + i * 31 % 23);
    write("in/search/errors.csv", i -> 3 + i * 29 % 7);
    write("in/search/colour.csv", i -> 3 + i * 29 % 7);

    assertThat(run("anomalies", "--view", "red", "--in", at("in"), "--out", at("out"))).isZero();

    assertThat(out.toString().lines().toList()).hasSize(2)
        .satisfies(lines -> assertThat(lines.getFirst()).startsWith("2026-01-07T14:20:00Z")
            .contains(
                "  checkout: requests fail at usual traffic; look at the service and what it calls. Seen: errors 33.50, usual 6.009"))
        .last()
        .isEqualTo("search is as usual.");
    assertThat(err.toString()).contains("in no view: search/colour.csv.");
  }

  @Test
  void aViewOfASingleFileIsRefused() throws IOException {
    write("one.csv", i -> i);

    assertThat(run("anomalies", "--view", "use", "--in", at("one.csv"), "--out", at("out.csv"))).isEqualTo(2);
    assertThat(err.toString()).contains("--view needs a folder of series");
  }

  @Test
  void whatIsBadIsCountedAndNothingIsLost() throws IOException {
    Files.writeString(folder.resolve("bad.csv"), """
        timestamp,value
        2026-01-01T00:00:00Z,1
        2026-01-01T00:00:00Z,2
        2026-01-01T00:05:00Z
        2026-01-01T00:04:00Z,Infinity
        2026-01-01T00:10:00Z,-Infinity
        ,1e308
        2026-01-01T00:20:00Z,0x
        """);

    assertThat(run("anomalies", "--in", at("bad.csv"), "--out", at("out.csv"))).isZero();

    assertThat(Files.readAllLines(folder.resolve("out.csv"))).hasSize(8)
        .last()
        .isEqualTo("2026-01-01T00:20:00Z,0x,0.0,1.0,1.0,1.0,no-number");
    assertThat(err.toString()).contains("7 points, 0 with a score of .5 or more; "
        + "the first 300 only teach it, none was judged; 1 rows have no value; 4 values are no "
        + "numbers and were passed over; 1 timestamps could not be read; 1 timestamps are the same as the one before; "
        + "1 timestamps are before the one before.");
  }

  @Test
  void aNumberBelowZeroAmongCountsIsSaid() throws IOException {
    write("counts.csv", i -> i == 70 ? -1 : i % 3);

    run("anomalies", "--in", at("counts.csv"), "--out", at("out.csv"));

    assertThat(err.toString()).contains("1 values are below 0 though the others are counts.");
  }

  @Test
  void emptyConstantAndTwoPointsAreNoTrouble() throws IOException {
    Files.writeString(folder.resolve("empty.csv"), "timestamp,value\n");
    Files.writeString(folder.resolve("two.csv"), "timestamp,value\n1767225600,1\n1767225900,2");
    write("constant.csv", _ -> 7);

    for (String name : List.of("empty", "two", "constant")) {
      assertThat(run("anomalies", "--in", at(name + ".csv"), "--out", at("out.csv"))).isZero();
    }

    assertThat(err.toString().lines()).allMatch(line -> line.contains("points, 0 with a score of .5 or more"));
  }

  @Test
  void aFileThatIsNoCsvIsNamedAndTheOthersAreScored() throws IOException {
    write("in/b.csv", _ -> 7);
    Files.writeString(folder.resolve("in/a.csv"), "timestamp,value\n1767225600,\"2\n");

    assertThat(run("anomalies", "--in", at("in/a.csv"), "--out", at("a.csv"))).isEqualTo(1);
    assertThat(run("anomalies", "--in", at("in"), "--out", at("out"))).isEqualTo(1);

    assertThat(Files.readAllLines(folder.resolve("out/b.csv"))).hasSize(2_001);
    assertThat(err.toString()).contains("a.csv was not finished: it is no whole CSV: ", "b.csv: 2,000 points");
  }

  @Test
  void headersInAnyCaseBehindAByteOrderMarkAreRead() throws IOException {
    Files.writeString(folder.resolve("mark.csv"), "\uFEFFTimestamp,VALUE\n1767225600,2\n");
    Files.write(folder.resolve("wide.csv"), "timestamp,value\n1767225600,2\n".getBytes(StandardCharsets.UTF_16));

    assertThat(run("anomalies", "--in", at("mark.csv"), "--out", at("m.csv"))).isZero();
    assertThat(run("anomalies", "--in", at("wide.csv"), "--out", at("w.csv"))).isZero();

    assertThat(Files.readAllLines(folder.resolve("w.csv")))
        .isEqualTo(Files.readAllLines(folder.resolve("m.csv")))
        .hasSize(2)
        .last()
        .asString()
        .startsWith("1767225600,2,");
  }

  @Test
  void twoRunsWithAStateAreAsOne() throws IOException {
    write("all.csv", i -> 100 + i * 37 % 41 + (i == 1_500 ? 900 : 0));
    List<String> rows = Files.readAllLines(folder.resolve("all.csv"));
    Files.write(folder.resolve("one.csv"), rows.subList(0, 1_201));
    Files.write(folder.resolve("two.csv"),
        Stream.concat(Stream.of(rows.getFirst()), rows.subList(1_201, 2_001).stream()).toList());

    run("anomalies", "--in", at("all.csv"), "--out", at("whole.csv"));
    for (String part : List.of("one", "two")) {
      assertThat(
          run("anomalies", "--in", at(part + ".csv"), "--out", at(part + "-out.csv"), "--state", at("kept/s.state")))
          .isZero();
    }

    List<String> whole = Files.readAllLines(folder.resolve("whole.csv"));
    assertThat(Files.readAllLines(folder.resolve("one-out.csv"))).isEqualTo(whole.subList(0, 1_201));
    assertThat(Files.readAllLines(folder.resolve("two-out.csv")).subList(1, 801))
        .isEqualTo(whole.subList(1_201, 2_001));
    assertThat(Files.size(folder.resolve("kept/s.state"))).isLessThan(4_096);
  }

  @Test
  void aFolderKeepsOneStateForEachSeries() throws IOException {
    write("in/a/x.csv", i -> i % 7);
    write("in/b.csv", i -> i % 9);

    assertThat(run("anomalies", "--in", at("in"), "--out", at("out"), "--state", at("kept"))).isZero();

    assertThat(folder.resolve("kept/a/x.csv.state")).isNotEmptyFile();
    assertThat(folder.resolve("kept/b.csv.state")).isNotEmptyFile();
  }

  @Test
  void resultsOfAFolderAreAFolderOutsideIt() throws IOException {
    write("in/a.csv", i -> i % 7);
    Files.createDirectories(folder.resolve("in/folder.csv"));

    assertThat(run("anomalies", "--in", at("in"), "--out", at("in/scored"))).isEqualTo(2);
    assertThat(run("anomalies", "--in", at("in"), "--out", "-")).isEqualTo(2);
    assertThat(run("anomalies", "--in", at("in"), "--out", at("out"))).isZero();

    assertThat(folder.resolve("in/scored")).doesNotExist();
    assertThat(err.toString()).contains("--out lies in --in, so the next run would score its results.",
        "the results of a folder are a folder, too.");
  }

  @Test
  void twoColumnsOfOneNameAreNotGuessedAt() throws IOException {
    Files.writeString(folder.resolve("two.csv"), "timestamp,value,Value\n1767225600,1,2\n");

    assertThat(run("anomalies", "--in", at("two.csv"), "--out", at("out.csv"))).isEqualTo(2);
    assertThat(err.toString()).contains("names the columns timestamp and value once.");
  }

  @Test
  void whatIsNoStateIsNotWrittenOver() throws IOException {
    write("in.csv", i -> i % 7);
    Files.writeString(folder.resolve("notes.txt"), "mine");

    assertThat(run("anomalies", "--in", at("in.csv"), "--out", at("out.csv"), "--state", at("notes.txt"))).isEqualTo(1);

    assertThat(folder.resolve("notes.txt")).hasContent("mine");
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(err.toString()).contains("holds no detector that this version can go on with; remove it to begin anew");
  }

  @Test
  void aChartHasTheNameOfAPicture() throws IOException {
    write("in.csv", i -> i % 7);

    assertThat(run("anomalies", "--in", at("in.csv"), "--out", at("out.csv"), "--chart", at("in.csv"))).isEqualTo(2);

    assertThat(Files.readAllLines(folder.resolve("in.csv"))).hasSize(2_001);
    assertThat(err.toString())
        .contains("in.csv is no name of a picture: it ends with .png. Nothing was opened or drawn.");
  }

  @Test
  void aTimeBeyondTheCalendarIsNone() throws IOException {
    Files.writeString(folder.resolve("far.csv"), "timestamp,value\n999999999999999999999,1\n1767225600,2\n");

    assertThat(run("anomalies", "--in", at("far.csv"), "--out", at("out.csv"), "--chart", at("far.png"))).isZero();

    assertThat(err.toString()).contains("1 timestamps could not be read");
  }

  @Test
  void aFolderOfUnclearNamesIsNotCalledUsual() throws IOException {
    write("in/paint/colour.csv", i -> 3 + i % 7);

    run("anomalies", "--view", "red", "--in", at("in"), "--out", at("out"));

    assertThat(out.toString()).isEmpty();
  }

  private int run(String... arguments) {
    return new CommandLine(new AnalyzeCommand()).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  /** 2,000 points, five minutes each. */
  private void write(String name, IntToDoubleFunction values) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, IntStream.range(0, 2_000)
        .mapToObj(i -> 1_767_225_600L + 300L * i + "," + values.applyAsDouble(i))
        .collect(Collectors.joining("\n", "timestamp,value\n", "\n")));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }
}
