package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files in, files out, and what is said of bad ones. */
class AnalyzeCommandTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aSeriesAndItsUnusualPointsAreDrawn() throws IOException {
    Path in = write("cpu.csv", IntStream.range(0, 3_000)
        .mapToObj(i -> (1_767_225_600L + 300L * i) + "," + (i == 1_900 ? 500 : 20 + i % 7))
        .collect(Collectors.joining("\n", "timestamp,value\n", "\n")));

    assertThat(run("anomalies", "--in", in.toString(), "--out", at("out.csv"), "--chart", at("cpu.png"))).isZero();

    assertThat(ImageIO.read(folder.resolve("cpu.png").toFile()).getWidth()).isEqualTo(960);
    assertThat(err.toString())
        .contains("cpu.csv: 3,000 values from 20 to 500; 1 unusual (score of .5 or more), the most so at"
            + " 2026-01-07T14:20:00Z.");
  }

  @Test
  void aSeasonAndAGapBetweenLevelsAreSeenInTheWholeSeries() throws IOException {
    Path daily = write("daily.csv", IntStream.range(0, 480)
        .mapToObj(i -> (1_767_225_600L + 3_600L * i) + "," + (i == 300 ? 400 : 100 + 50 * (i % 24) + i % 5))
        .collect(Collectors.joining("\n", "timestamp,value\n", "\n")));
    Path levels = write("levels.csv", IntStream.range(0, 480)
        .mapToObj(i -> (1_767_225_600L + 3_600L * i) + "," + (i == 300 ? 50 : (i / 7 % 2 == 0 ? 20 : 80) + i % 5))
        .collect(Collectors.joining("\n", "timestamp,value\n", "\n")));

    assertThat(
        run("anomalies", "--in", daily.toString(), "--out", at("d.csv"), "--method", "seasonal", "--period", "24"))
        .isZero();
    assertThat(run("anomalies", "--in", levels.toString(), "--out", at("l.csv"), "--method", "density")).isZero();

    assertThat(lines("d.csv").get(301)).contains(",400,1.0,").endsWith(",spike");
    assertThat(lines("l.csv").get(301)).contains(",50,1.0,").endsWith(",spike");
    assertThat(lines("l.csv")).filteredOn(line -> line.endsWith(",spike")).hasSize(1);
  }

  @Test
  void aMethodThatCannotWorkSaysWhatItNeeds() throws IOException {
    Path in = write("short.csv", "timestamp,value\n1,2\n");

    assertThat(run("anomalies", "--in", in.toString(), "--out", at("o.csv"), "--method", "seasonal")).isEqualTo(2);
    assertThat(run("anomalies", "--in", in.toString(), "--out", at("o.csv"), "--period", "24")).isEqualTo(2);
    assertThat(run("anomalies", "--in", in.toString(), "--out", at("o.csv"), "--method", "seasonal", "--period", "24"))
        .isEqualTo(2);

    assertThat(err.toString()).contains("--method seasonal needs --period")
        .contains("has fewer than two periods of 24 points");
  }

  @Test
  void everyCanaryRunIsDrawnUnderItsName() throws IOException {
    Path in = write("runs.jsonl",
        """
            {"id":"r 1","in":{"metrics":[{"name":"latency","groups":["g"],"control":[1,2,3,4],"experiment":[9,9,8,9]}],\
            "weights":{"g":100},"pass":95,"marginal":75}}
            """);

    assertThat(run("canary", "--in", in.toString(), "--out", at("out.jsonl"), "--chart", at("c.png"))).isZero();

    assertThat(ImageIO.read(folder.resolve("c-r-1.png").toFile()).getHeight()).isEqualTo(600);
    assertThat(err.toString()).contains("Canary r 1:");
  }

  @Test
  void everyPointGetsAScoreFromThePointsBeforeIt() throws IOException {
    String rows = IntStream.range(0, 2_000)
        .mapToObj(i -> (1_767_225_600L + 300L * i) + "," + (i == 1_900 ? 500 : 20 + i % 7))
        .collect(Collectors.joining("\n", "timestamp,value\n", "\n"));
    Files.createDirectories(folder.resolve("in/deep"));
    Files.writeString(folder.resolve("in/deep/cpu.csv"), rows);

    assertThat(run("anomalies", "--in", at("in"), "--out", at("out"))).isZero();

    List<String> scored = lines("out/deep/cpu.csv");
    assertThat(scored).hasSize(2_001);
    assertThat(scored.getFirst()).isEqualTo("timestamp,value,anomaly_score,expected,low,high,kind");
    assertThat(scored.get(1_901)).startsWith("1767795600,500,1.0,").endsWith(",spike");
    assertThat(err).hasToString(("deep/cpu.csv: 2,000 points, 1 with a score of .5 or more;"
        + " the first 300 only teach it, 1,700 were judged.%n").formatted());
  }

  @Test
  void strangeRowsAreKeptCountedAndSaid() throws IOException {
    Path in = write("odd.csv", """
        timestamp,value
        2026-01-01 00:00:00,1
        yesterday,2
        2025-01-01,NaN
        2026-01-01T00:00:00Z,many
        """);

    run("anomalies", "--in", in.toString(), "--out", at("out.csv"));

    assertThat(lines("out.csv")).hasSize(5);
    assertThat(err.toString()).contains("4 points, 0 with a score of .5 or more; "
        + "the first 300 only teach it, none was judged; 2 values are no numbers and were "
        + "passed over; 1 timestamps could not be read; 1 timestamps are before the one before.");
  }

  @Test
  void aFileWithoutTheColumnsIsRefused() throws IOException {
    Path in = write("odd.csv", "time;value\n1;2\n");

    assertThat(run("anomalies", "--in", in.toString(), "--out", at("out.csv"))).isEqualTo(2);
    assertThat(err.toString()).contains("does not begin with a line that names the columns timestamp and value once.");
  }

  @Test
  void eachRunOfACanaryIsJudged() throws IOException {
    Path in = write("runs.jsonl", """
        {"id":"a","in":{"metrics":[{"name":"errors","direction":"increase","control":[0,0,1,0,0,0,0,0,0,0],\
        "experiment":[2,3,1,4,2,3,2,1,3,2]}]}}
        {"id":"b","in":{"metrics":[{"name":"cpu","groups":["load"],"control":[1,2,3],"experiment":[1,2,3]}],"pass":90}}
        """);

    assertThat(run("canary", "--in", in.toString(), "--out", at("out.jsonl"))).isZero();

    JsonObject bad = JsonParser.parseString(lines("out.jsonl").getFirst()).getAsJsonObject();
    assertThat(bad.get("id").getAsString()).isEqualTo("a");
    assertThat(bad.get("labels").toString()).isEqualTo("[\"High\"]");
    assertThat(bad.get("verdict").getAsString()).isEqualTo("Fail");
    assertThat(bad.get("reasons").toString())
        .contains("errors: The canary counted 23 in 10 points, the baseline 1 in 10;");
    assertThat(lines("out.jsonl").get(1)).contains("\"score\":100.0,\"verdict\":\"Pass\"");
  }

  @Test
  void aLineThatIsNoRunIsNamedAndTheOthersAreJudged() throws IOException {
    Path in = write("runs.jsonl", """
        not json
        {"id":1}
        {"id":2,"in":{"metrics":[{"direction":"up","control":[1],"experiment":[2]}]}}
        {"id":3,"in":{"metrics":[{"control":[null,1],"experiment":["x"]}]}}
        {"id":4,"in":{"metrics":[{"control":[1,2],"experiment":[2,1]}]}}
        """);

    assertThat(run("canary", "--in", in.toString(), "--out", at("out.jsonl"))).isEqualTo(1);

    assertThat(lines("out.jsonl")).singleElement().asString().startsWith("{\"id\":4,");
    assertThat(err.toString()).contains("Line 1 was not judged", "Line 2 was not judged: it has no “in” with “metrics”",
        "the direction “up” is none of increase, decrease, either", "Line 4 was not judged", "1 runs judged, 4 not.");
  }

  @Test
  void nullOrAnObjectInPlaceOfANumberIsNamedAndTheOthersAreJudged() throws IOException {
    Path in = write("runs.jsonl", """
        {"in":{"weights":{"errors":null},"metrics":[]}}
        {"in":{"metrics":[{"groups":[null]}]}}
        {"in":{"metrics":[{"control":[{}]}]}}
        {"in":{"metrics":[{"name":{}}]}}
        {"id":5,"in":{"metrics":[{"control":[1,2],"experiment":[2,1]}]}}
        """);

    assertThat(run("canary", "--in", in.toString(), "--out", at("out.jsonl"))).isEqualTo(1);

    assertThat(lines("out.jsonl")).singleElement().asString().startsWith("{\"id\":5,");
    assertThat(err.toString()).contains("Line 1 was", "Line 2 was", "Line 3 was", "Line 4 was", "1 runs judged, 4 not");
  }

  @Test
  void countsBelowZeroAreCountedAndSaid() throws IOException {
    Path in = write("runs.jsonl", "{\"in\":{\"metrics\":[{\"name\":\"errors\",\"control\":[0,0,-1,0,0,1,0,0,0,0,0,0],"
        + "\"experiment\":[0,0,5,0,1,0,4,0,3,0,3,0]}]}}\n");

    for (String mode : List.of("opsmate", "kayenta")) {
      run("canary", "--mode", mode, "--in", in.toString(), "--out", at(mode + ".jsonl"));
    }

    assertThat(lines("opsmate.jsonl").getFirst()).contains("1 point of the baseline are below 0");
    assertThat(lines("kayenta.jsonl").getFirst()).doesNotContain("below 0");
    assertThat(err.toString().lines()).hasSize(2)
        .containsOnly("1 runs judged. 1 points are below 0 though the others are counts.");
  }

  @Test
  void aSideThatIsShorterIsNotFilledWithZeros() throws IOException {
    String many = IntStream.range(0, 40).mapToObj(i -> "" + (50 + i * 7 % 10)).collect(Collectors.joining(","));
    String few = many.substring(0, 5);
    Path in = write("runs.jsonl", "{\"in\":{\"metrics\":[{\"name\":\"m\",\"nan\":\"replace\",\"control\":[" + many
        + "],\"experiment\":[" + few + "]}]}}\n");

    assertThat(run("canary", "--sequential", "--in", in.toString(), "--out", at("out.jsonl"))).isZero();

    assertThat(lines("out.jsonl").getFirst()).contains("\"labels\":[\"Nodata\"]");
  }

  @Test
  void whatIsReadIsNotWrittenOver() throws IOException {
    Path in = write("in.csv", "timestamp,value\n1767225600,1\n");
    Files.createSymbolicLink(folder.resolve("link.csv"), in);

    for (String command : List.of("anomalies", "logs", "canary")) {
      assertThat(run(command, "--in", in.toString(), "--out", in.toString())).isEqualTo(2);
      assertThat(run(command, "--in", in.toString(), "--out", at("link.csv"))).isEqualTo(2);
    }
    assertThat(run("slo", "--target", "99", "--in", in.toString(), "--out", in.toString())).isEqualTo(2);
    assertThat(run("anomalies", "--in", folder.toString(), "--out", folder.toString())).isEqualTo(2);

    assertThat(lines("in.csv")).containsExactly("timestamp,value", "1767225600,1");
    assertThat(err.toString()).contains(" is --in itself, which would be lost. Nothing was opened");
  }

  @Test
  void chartsOfTheSameNameAreNumbered() throws IOException {
    String metric = "\"in\":{\"metrics\":[{\"name\":\"m\",\"control\":[1,2],\"experiment\":[2,1]}]}}\n";
    Path in = write("runs.jsonl", "{\"id\":\"a b\"," + metric + "{\"id\":\"a-b\"," + metric);

    assertThat(run("canary", "--in", in.toString(), "--out", at("out.jsonl"), "--chart", at("c.png"))).isZero();

    assertThat(folder.resolve("c-a-b.png")).exists();
    assertThat(folder.resolve("c-a-b-2.png")).exists();
  }

  private int run(String... arguments) {
    return new CommandLine(new AnalyzeCommand()).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
