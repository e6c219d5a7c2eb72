package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What {@code analyze anomalies} writes and says of numbers, times and short series. */
class SeriesSaidTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(doubles = {1e13, 1e17, -1e13, -1e17, 2e9, 123.5})
  void largeNumbersAreShownAsTheyAre(double value) throws IOException {
    write(400, i -> at(i) + "," + value);

    score();

    String[] cells = lines("out.csv").getLast().split(",");
    assertThat(Arrays.stream(cells).skip(3).limit(3).map(Double::valueOf)).containsOnly(value);
  }

  @Test
  void aShortSeriesIsNotCalledUsual() throws IOException {
    write(200, i -> at(i) + "," + (i == 100 ? 500 : 10 + i % 3));

    score();

    assertThat(err.toString()).contains(
        "in.csv: 200 points, 0 with a score of .5 or more; the first 300 only teach it, none was judged.");
    assertThat(sketch(200, 200)).endsWith("; the first 300 only teach it, none was judged.");
    assertThat(sketch(400, 300)).endsWith("; the first 300 only teach it, none of the other 100 is unusual.");
    assertThat(sketch(400, 0)).endsWith("; none is unusual.");
  }

  @Test
  void whatFollowsAStateIsJudgedFromItsFirstPoint() throws IOException {
    write(400, i -> at(i) + "," + (10 + i % 3));
    score("--state", folder.resolve("s").toString());
    write(200, i -> at(400 + i) + "," + (10 + (400 + i) % 3));
    score("--state", folder.resolve("s").toString());

    assertThat(err.toString().lines()).containsExactly(
        in() + ": 400 points, 0 with a score of .5 or more; the first 300 only teach it, 100 were judged.",
        in() + ": 200 points, 0 with a score of .5 or more.");
  }

  @Test
  void aServiceWithShortSeriesIsNotCalledUsual() throws IOException {
    Files.createDirectories(folder.resolve("in/shop"));
    write(200, i -> at(i) + "," + (10 + i % 3));
    Files.move(folder.resolve("in.csv"), folder.resolve("in/shop/errors.csv"));

    run("--view", "red", "--in", folder.resolve("in").toString(), "--out", folder.resolve("o").toString());

    assertThat(out).hasToString("shop was not judged: the first 300 only teach it.%n".formatted());
  }

  @Test
  void ofThirtyValuesNoDensityIsKnown() throws IOException {
    write(20, i -> at(i) + "," + (10 + i % 3));

    score("--method", "density");

    assertThat(err.toString()).contains("; below 30 values no density is known, none was judged.");
  }

  @Test
  void daysOfEightDigitsAreDays() throws IOException {
    write(28, i -> 20_140_201 + i + "," + (i == 20 ? 900 : 10 + i % 3));

    score("--method", "seasonal", "--period", "7", "--chart", folder.resolve("c.png").toString());

    assertThat(err.toString()).contains("the most so at 2014-02-21T00:00:00Z.");
  }

  @Test
  void eightDigitsAmongOthersAreSeconds() throws IOException {
    write(60, i -> 20_140_401 + i + "," + (i == 20 ? 900 : 10 + i % 3));

    score("--method", "seasonal", "--period", "7", "--chart", folder.resolve("c.png").toString());

    assertThat(err.toString()).contains("the most so at 1970-08-22T02:33:41Z.");
  }

  @Test
  void withoutTimesPointsAreJudgedAllTheSame() throws IOException {
    write(2_000, i -> "monday " + i + "," + (i == 1_900 ? 500 : 20 + i % 7));

    score();

    assertThat(lines("out.csv").get(1_901)).endsWith(",spike").contains(",500,1.0,");
    assertThat(err.toString()).contains("; 2,000 timestamps could not be read: all points are judged without time.");
  }

  @Test
  void whatOnlyJavaTakesForANumberIsNone() throws IOException {
    Files.write(folder.resolve("in.csv"), List.of("timestamp,value", "1,1d", "2,5f", "3,0x1p3", "4,1e3", "5, -.5 "));

    score();

    assertThat(lines("out.csv").stream().filter(line -> line.endsWith(",no-number"))).hasSize(3);
    assertThat(err.toString()).contains("; 3 values are no numbers and were passed over");
  }

  @Test
  void carriageReturnsEndRowsToo() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "timestamp,value\r1767225600,1\r1767225900,2\r");

    score();

    assertThat(lines("out.csv")).hasSize(3);
  }

  @Test
  void aDamagedStateIsRefused() throws IOException {
    Path state = folder.resolve("s");
    write(400, i -> at(i) + "," + (10 + i % 3));
    score("--state", state.toString());
    byte[] kept = Files.readAllBytes(state);
    Arrays.fill(kept, 100, 108, (byte) 0xFF);
    Files.write(state, kept);

    assertThat(score("--state", state.toString())).isEqualTo(1);

    assertThat(state).hasBinaryContent(kept);
    assertThat(err.toString()).contains("s holds no detector that this version can go on with");
  }

  private static String sketch(int points, int learnt) {
    SeriesSketch sketch = new SeriesSketch(WholeSeries.Method.stream.unjudged());
    for (int i = 0; i < points; i++) {
      sketch.add(i, 5, new Reading(0, 5, 4, 6, Kind.NONE), i >= learnt);
    }
    return sketch.chart("cpu").orElseThrow().alt();
  }

  private int score(String... more) {
    return run(Stream.concat(Stream.of("--in", in(), "--out", folder.resolve("out.csv").toString()), Stream.of(more))
        .toArray(String[]::new));
  }

  private int run(String... arguments) {
    return new CommandLine(new AnalyzeCommand()).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(Stream.concat(Stream.of("anomalies"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static long at(int point) {
    return 1_767_225_600L + 300L * point;
  }

  private String in() {
    return folder.resolve("in.csv").toString();
  }

  private void write(int rows, IntFunction<String> row) throws IOException {
    Files.writeString(folder.resolve("in.csv"),
        IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n", "timestamp,value\n", "\n")));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
