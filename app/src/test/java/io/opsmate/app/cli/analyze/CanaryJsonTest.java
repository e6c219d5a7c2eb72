package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import io.opsmate.skills.analysis.canary.Effect;
import io.opsmate.skills.analysis.canary.Metric;
import io.opsmate.skills.analysis.canary.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What is asked for is done, or it is said what cannot be read. */
class CanaryJsonTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "critical":"yes"             | the critical “yes” is none of true, false
      "must_have_data":1           | the must have data “1” is none of true, false
      "muted":[true]               | the muted “[true]” is none of true, false
      "measure":"clse"             | the measure “clse” is none of meanRatio, cles
      "nan":"zero"                 | the nan “zero” is none of remove, replace
      "outliers":"yes"             | the outliers “yes” is none of keep, remove
      "direction":"up"             | the direction “up” is none of increase, decrease, either
      "direction":["increase"]     | the direction “["increase"]” is none of increase, decrease, either
      "control":"abc"              | “control” is “abc”, no list
      "experiment":5               | “experiment” is “5”, no list
      "control":[1,"x"]            | point 2 of “control” is “x”, neither a number nor null
      "control":[true]             | point 1 of “control” is “true”, neither a number nor null
      "control":[[1]]              | point 1 of “control” is “[1]”, neither a number nor null
      "groups":"errors"            | “groups” is “errors”, no list
      "groups":[{}]                | in “groups” “{}” stands where a word belongs
      "allowed_increase":"much"    | “allowed_increase” is “much”, no number
      "critical_decrease":NaN      | “critical_decrease” is “NaN”, no number
      """)
  void anOptionThatCannotBeReadIsNamedWithItsMetric(String field, String because) {
    assertThatThrownBy(() -> metric(field)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("metric “errors”: " + because);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      "weights":["g",100]          | “weights” is “["g",100]”, no object with a number for each
      "weights":{"g":"all"}        | the weight of group “g” is “all”, no number
      "weights":{"g":null}         | the weight of group “g” is “null”, no number
      "weights":{"g":-5}           | the weight of group “g” is -5, below 0
      "weights":{"g":60,"h":50}    | the weights of the groups sum up to 110, more than 100
      "pass":"x"                   | “pass” is “x”, no number
      "marginal":Infinity          | “marginal” is “Infinity”, no number
      """)
  void aRunThatCannotBeReadSaysWhy(String field, String because) {
    assertThatThrownBy(() -> run("\"metrics\":[]," + field)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage(because);
  }

  @Test
  void aMetricWithoutANameIsCounted() {
    assertThatThrownBy(() -> run("\"metrics\":[{},3]")).hasMessage("metric 2 is no object");
    assertThatThrownBy(() -> run("\"metrics\":[{},{\"nan\":\"x\"}]")).hasMessageStartingWith("metric 2: ");
  }

  @Test
  void whatIsAbsentOrNullIsAsUsual() {
    for (String field : new String[]{"\"x\":1", "\"critical\":null,\"measure\":null,\"nan\":null,\"groups\":null,"
        + "\"control\":null,\"direction\":null,\"allowed_increase\":null"}) {
      Metric metric = metric(field);

      assertThat(metric.handling()).isEqualTo(Metric.Handling.USUAL);
      assertThat(metric.direction()).isEqualTo(Metric.Direction.EITHER);
      assertThat(metric.groups()).containsExactly("metrics");
      assertThat(metric.control()).isEmpty();
    }
  }

  @Test
  void wordsAreReadWhateverTheirCase() {
    Metric metric = metric("\"measure\":\"CLES\",\"nan\":\"Replace\",\"outliers\":\"remove\",\"critical\":true,"
        + "\"control\":[1,null,\"NaN\",2.5]");

    assertThat(metric.handling()).isEqualTo(new Metric.Handling(Metric.Missing.REPLACE, true,
        Effect.of(Effect.Measure.CLES), true, false, false));
    assertThat(metric.control()).containsExactly(1, Double.NaN, Double.NaN, 2.5);
  }

  @Test
  void noSentenceSpeaksOfItsProgram(@TempDir Path folder) throws Exception {
    StringWriter err = new StringWriter();
    Path in = Files.writeString(folder.resolve("runs.jsonl"), """
        not json
        {"id":1,"in":{"metrics":[
        []
        {"id":2,"in":[]}
        {"id":3,"in":{"metrics":[{"control":["x"]}]}}
        {"id":4,"in":{"metrics":[[]]}}
        {"id":5,"in":{"metrics":[{"control":[1],"experiment":[2]},{"control":[1,2],"experiment":[2,1]}]}}
        """);

    int code = new CommandLine(new AnalyzeCommand()).setErr(new PrintWriter(err))
        .execute("canary", "--mode", "kayenta", "--in", in.toString(), "--out", folder.resolve("out").toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly(
        "Line 1 was not judged: it is no JSON object, or no whole one.",
        "Line 2 was not judged: it is no JSON object, or no whole one.",
        "Line 3 was not judged: it is no JSON object.",
        "Line 4 was not judged: it has no “in” with “metrics”.",
        "Line 5 was not judged: metric 1: point 1 of “control” is “x”, neither a number nor null.",
        "Line 6 was not judged: metric 1 is no object.",
        "1 runs judged, 6 not.");
    assertThat(Files.readString(folder.resolve("out"))).contains("[\"Nodata\",\"Pass\"]");
  }

  @Test
  void aLineThatIsTooLargeToReadIsNamedAndTheOthersAreJudged(@TempDir Path folder) throws Exception {
    StringWriter err = new StringWriter();
    String small = "{\"id\":%d,\"in\":{\"metrics\":[{\"control\":[1,2],\"experiment\":[2,1]}]}}\n";
    String large = "{\"id\":%d,\"in\":{\"metrics\":[{\"control\":[%s1]}]}}\n";
    Path in = Files.writeString(folder.resolve("runs.jsonl"),
        small.formatted(1) + large.formatted(2, "98.123456789,".repeat(1_300_000)) + small.formatted(3)
            + large.formatted(4, "1,".repeat(1_000_000)) + "\t \r\n" + small.formatted(6));

    int code = new CommandLine(new AnalyzeCommand()).setErr(new PrintWriter(err))
        .execute("canary", "--in", in.toString(), "--out", folder.resolve("out").toString());

    assertThat(code).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly(
        "Line 2 was not judged: it is over 16,777,216 bytes; judge fewer metrics a line, or fewer points.",
        "Line 4 was not judged: it holds over 1,000,000 values; judge fewer metrics a line, or fewer points.",
        "3 runs judged, 2 not.");
    assertThat(Files.readAllLines(folder.resolve("out")).stream().map(line -> line.substring(0, 7)))
        .containsExactly("{\"id\":1", "{\"id\":3", "{\"id\":6");
  }

  private static Metric metric(String field) {
    return run("\"metrics\":[{\"name\":\"errors\"," + field + "}]").metrics().getFirst();
  }

  private static Run run(String fields) {
    return CanaryJson.run(JsonParser.parseString("{\"in\":{" + fields + "}}").getAsJsonObject());
  }
}
