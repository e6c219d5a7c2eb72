package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code analyze slo}, {@code analyze dora} and canaries point by point: files in, answers out, bad rows named. */
class BudgetsAndKeysTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aBudgetThatBurnsIsAPage() throws IOException {
    String rows = IntStream.range(0, 120)
        .mapToObj(i -> (1_767_225_600L + 60L * i) + ",shop,1000," + (i < 60 ? 0 : 20))
        .collect(Collectors.joining("\n", "timestamp,service,events,failures\n", "\n"));
    Path in = write("traffic.csv", rows);

    assertThat(run("slo", "--in", in.toString(), "--target", "99.9", "--out", at("burns.csv"))).isZero();

    assertThat(out.toString()).startsWith("shop burns its error budget 20.0 times too fast over an hour")
        .contains("Look at it now. In all: pages 1, tickets 1.");
    assertThat(lines("burns.csv")).hasSize(121)
        .first()
        .isEqualTo("timestamp,service,alarm,burn_1h,burn_5m,burn_6h,burn_30m,burn_3d");
    assertThat(err).hasToString("120 rows.%n".formatted());
  }

  @Test
  void rowsOfTrafficThatMakeNoSenseAreNamed() throws IOException {
    Path in = write("traffic.jsonl", """
        {"timestamp":"2026-01-01T00:00:00Z","events":10,"failures":1}
        {"timestamp":"2026-01-01T00:01:00Z","events":10,"failures":11}
        {"timestamp":"2026-01-01T00:02:00Z","events":-1,"failures":0}
        {"timestamp":"soon","events":1,"failures":0}
        {"timestamp":"2026-01-01T00:03:00Z","failures":"NaN","events":"many"}
        {"timestamp":"2026-01-01T00:04:00Z","failures":0}
        [1]
        """);

    assertThat(run("slo", "--in", in.toString(), "--target", "99")).isEqualTo(1);

    assertThat(err.toString().lines()).containsExactly("Line 2 was left out: 11 failures of 10 events cannot be.",
        "Line 3 was left out: 0 failures of -1 events cannot be.", "Line 4 was left out: “soon” is no moment.",
        "Line 5 was left out: “many” in events is no number.", "Line 6 was left out: it has no events.",
        "Line 7 was left out: it is no JSON object.", "7 rows, 6 of them left out.");
    assertThat(out.toString()).contains("the service fails at 10.0 times the rate its budget allows")
        .contains("There was no alarm.");
  }

  @Test
  void aTargetOfAllIsRefused() throws IOException {
    assertThat(run("slo", "--in", write("t.csv", "").toString(), "--target", "100")).isEqualTo(2);
    assertThat(err.toString()).contains("--target lies between 0 and 100");
  }

  @Test
  void aFileWithoutTrafficIsNoAnswer() throws IOException {
    Path in = write("t.csv", "timestamp,events,failures\n");

    assertThat(run("slo", "--in", in.toString(), "--target", "99")).isEqualTo(1);
    assertThat(err.toString()).contains("The analysis was not finished: no row could be used. 0 rows.");
  }

  @Test
  void theFourKeysOfAFile() throws IOException {
    Path in = write("events.csv", """
        kind,id,time,deploy,resolved
        deploy,d1,2026-06-01T10:00:00Z,,
        deploy,d2,2026-06-03T10:00:00Z,,
        change,,2026-06-01T04:00:00Z,d1,
        change,,2026-06-02T10:00:00Z,d2,
        incident,,2026-06-03T11:00:00Z,d2,2026-06-03T12:30:00Z
        party,,2026-06-03T11:00:00Z,,
        change,,2026-06-02,,
        """);

    assertThat(run("dora", "--in", in.toString(), "--until", "2026-06-30")).isEqualTo(1);

    assertThat(out.toString().lines()).containsExactly("2026-03-30 to 2026-06-30, 2 deploys",
        "deployment frequency   Monthly", "lead time for changes  One day (15.0 h)",
        "time to restore        One day (2.5 h)", "change failure rate    46-60 % (50.0 %)");
    assertThat(err.toString().lines()).containsExactly(
        "Row 6 was left out: “party” is none of deploy, change, incident.", "Row 7 was left out: it has no deploy.",
        "7 rows, 2 of them left out.");
  }

  @Test
  void anIncidentOfTwoRowsCountsOnce() throws IOException {
    Path in = write("events.csv", """
        kind,id,time,deploy,resolved
        deploy,d1,2026-06-01T10:00:00Z,,
        incident,i2,2026-06-03T11:00:00Z,d1,
        incident,i1,2026-06-03T11:00:00Z,d1,2026-06-03T12:30:00Z
        incident,i2,2026-06-03T11:00:00Z,d1,2026-06-03T12:30:00Z
        """);

    assertThat(run("dora", "--in", in.toString())).isZero();

    assertThat(out.toString()).contains("change failure rate    46-60 % (200.0 %)",
        "1 incidents are named twice and count once.");
  }

  @Test
  void aFileWithoutARowIsSaid() throws IOException {
    assertThat(run("dora", "--in", write("none.csv", "kind,time\n").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("no row could be used. 0 rows.");
  }

  @Test
  void aCanaryPointByPointSaysWhenItsVerdictCame() throws IOException {
    String control = IntStream.range(0, 60).mapToObj(i -> "" + i * 37 % 11).collect(Collectors.joining(","));
    String worse = IntStream.range(0, 60).mapToObj(i -> "" + (20 + i * 29 % 13)).collect(Collectors.joining(","));
    Path in = write("runs.jsonl", "{\"id\":1,\"in\":{\"metrics\":[{\"name\":\"latency\",\"direction\":\"increase\","
        + "\"control\":[" + control + "],\"experiment\":[" + worse + "]}]}}\n");

    assertThat(run("canary", "--sequential", "--in", in.toString(), "--out", at("out.jsonl"))).isZero();

    assertThat(lines("out.jsonl")).singleElement()
        .asString()
        .contains("\"labels\":[\"High\"]", "\"verdict\":\"Fail\"", "Judged after ", ",\"planned\":60}")
        .doesNotContain("\"points\":60");
    assertThat(run("canary", "--sequential", "--mode", "kayenta", "--in", in.toString(), "--out", at("out.jsonl")))
        .isEqualTo(2);
  }

  private int run(String... arguments) {
    return new CommandLine(new AnalyzeCommand()).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
