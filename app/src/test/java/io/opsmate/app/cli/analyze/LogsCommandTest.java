package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Lines in, templates out, and what is said of bad ones. */
class LogsCommandTest {
  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyLineGetsItsTemplate() throws IOException {
    write("opened file 1\r\n\nopened file 2\nclosed");

    assertThat(run("--out", at("out.csv"))).isZero();

    List<String> rows = rows();
    assertThat(rows).hasSize(5).startsWith("LineId,EventId,EventTemplate");
    assertThat(rows.get(1)).matches("1,E[0-9a-f]{12},\"opened file <\\*>\"");
    assertThat(rows.get(3).substring(1)).isEqualTo(rows.get(1).substring(1));
    assertThat(rows.get(2)).endsWith(",\"\"");
    assertThat(err).hasToString("4 lines, 3 templates.%n".formatted());
  }

  @Test
  void carriageReturnsAloneEndLinesWhereThereIsNoNewline() throws IOException {
    write("opened file 1\ropened file 2\rclosed\r");

    run("--out", at("out.csv"));

    assertThat(rows()).hasSize(4);
    assertThat(err).hasToString("3 lines, 2 templates.%n".formatted());
  }

  @Test
  void aCarriageReturnWithinALineEndsNone() throws IOException {
    write("10 %\r20 %\nclosed\n");

    run("--out", at("out.csv"));

    assertThat(rows()).hasSize(3);
  }

  @Test
  void idsAreTheSameInEveryRunAndFile() throws IOException {
    write("opened file 1\nclosed\n");
    run("--out", at("out.csv"));
    String id = rows().get(1).split(",", 3)[1];

    write("something else\nclosed\nopened file 77\n");
    run("--out", at("out.csv"));

    assertThat(rows().get(3).split(",", 3)[1]).isEqualTo(id);
  }

  @Test
  void aSummaryIsForPeople() throws IOException {
    write("opened file 1\nopened file 2\nclosed\n");

    assertThat(run("--summary")).isZero();

    assertThat(out.toString().lines().map(line -> line.strip().replaceAll("E[0-9a-f]{12}", "ID")))
        .containsExactly("lines  id             template", "2  ID  opened file <num>", "1  ID  closed");
  }

  @Test
  void headsAreTakenOffWhereThereAreSome() throws IOException {
    write(IntStream.range(0, 40)
        .mapToObj(i -> "{\"ts\":" + (1_769_853_600 + i) + ",\"level\":\"" + (i % 4 == 0 ? "error" : "info")
            + "\",\"msg\":\"opened file " + i + "\"}\n")
        .collect(Collectors.joining()));

    run("--summary", "--out", at("out.csv"));

    assertThat(out.toString()).contains("30  E").contains("INFO opened file <num>").contains("ERROR opened file <num>");
    assertThat(rows()).hasSize(41).last().asString().endsWith(",\"opened file <*>\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {300_000, 3 * Lines.LONGEST, 12 * Lines.LONGEST})
  void aLongFirstLineSaysNothingAboutTheHeadsOfTheOthers(int length) throws IOException {
    write("x".repeat(length) + "\n" + IntStream.range(0, 5_000)
        .mapToObj(
            i -> "2026-01-31 10:%02d:%02d,123 INFO  [main] org.acme.Shop: cart %d was paid\n".formatted(i / 60 % 60,
                i % 60, i))
        .collect(Collectors.joining()));

    run("--summary", "--out", at("out.csv"));

    assertThat(out.toString()).contains("5,000  E", "INFO cart <num> was paid\n",
        "Lines say times from 2026-01-31T10:00");
    assertThat(rows()).hasSize(5_002);
  }

  @Test
  void aFirstLineSoLongThatNoOtherCouldBeLookedAtIsSaid() throws IOException {
    write("x".repeat(17 * Lines.LONGEST) + "\n{\"level\":\"info\",\"msg\":\"opened\"}\n");

    run("--summary");
    run("--summary", "--format", "json");

    assertThat(err.toString().lines()).filteredOn(line -> line.startsWith("The first line is over 16 MiB")).hasSize(1);
    assertThat(out.toString()).contains("INFO opened\n");
  }

  @Test
  void linesThatAreAllLongHaveTheirHeads() throws IOException {
    write(IntStream.range(0, 12)
        .mapToObj(i -> "{\"ts\":%d,\"level\":\"info\",\"msg\":\"opened\",\"more\":\"%s\"}\n".formatted(
            1_769_853_600 + i, "y".repeat(100_000)))
        .collect(Collectors.joining()));

    run("--summary");

    assertThat(out.toString()).containsPattern("12  E[0-9a-f]{12}  INFO opened\n");
  }

  @Test
  void plainLeavesLinesAsTheyAre() throws IOException {
    write("2026-01-31 10:00:00 INFO x: opened\n2026-01-31 10:00:00 INFO x: opened\n");

    run("--format", "plain", "--out", at("out.csv"));

    assertThat(rows().getLast()).endsWith(",\"<*> INFO x: opened\"");
  }

  @Test
  void mergesAreAnnounced() throws IOException {
    write("session for user ann\nsession for user bob\nsession for user eve\n");

    run("--summary");

    assertThat(out.toString()).contains("Templates that turned out to be one of another: 2")
        .containsPattern(
            "  E[0-9a-f]{12} -> E[0-9a-f]{12}");
  }

  @Test
  void aLineThatIsTooLongIsCutAndCounted() throws IOException {
    write("x".repeat(3 * Lines.LONGEST) + "\nshort\n");

    run("--out", at("out.csv"));

    assertThat(rows()).hasSize(3).last().asString().endsWith(",\"short\"");
    assertThat(err.toString()).contains("Of 1 lines over 1,048,576 bytes only the beginning was read.");
  }

  @Test
  void aFileOfTwoBytesALetterIsReadByItsMark() throws IOException {
    String text = "\uFEFFopened file 1 é😀\nopened file 2 é😀\n";
    Files.write(folder.resolve("in.log"), text.getBytes(StandardCharsets.UTF_16LE));

    run("--out", at("out.csv"));

    assertThat(rows()).hasSize(3).last().asString().endsWith(",\"opened file <*> é😀\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void marksOfAllEncodingsAreKnownAndThatOfUtf16IsNotNeeded(String encoding) throws IOException {
    String text = "opened file 1 é\nopened file 2 é\n";
    String marked = encoding.startsWith("UTF-32") ? "\uFEFF" + text : text;
    Files.write(folder.resolve("in.log"), marked.getBytes(Charset.forName(encoding)));

    run("--out", at("out.csv"));

    assertThat(rows()).hasSize(3).last().asString().endsWith(",\"opened file <*> é\"");
    assertThat(err).hasToString("2 lines, 1 templates.%n".formatted());
  }

  @Test
  void whatMayBeUtf16IsNamed() throws IOException {
    Files.write(folder.resolve("in.log"), "文書を開く 1\n文書を開く 2\n".getBytes(StandardCharsets.UTF_16LE));

    run("--out", at("out.csv"));

    assertThat(err.toString()).contains("It looks like UTF-16; convert it to UTF-8 and run this again.");
  }

  @Test
  void brokenLettersZerosAndAMissingEndAreLines() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("broken ".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[]{(byte) 0xC3, (byte) 0x28, '\n', 0, 0, 'z', 0, '\n'});
    bytes.write("caf\u00e9 open".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(folder.resolve("in.log"), bytes.toByteArray());

    assertThat(run("--out", at("out.csv"))).isZero();

    assertThat(rows()).hasSize(4);
    assertThat(err.toString()).contains("3 lines, 3 templates.")
        .contains("2 lines hold bytes that are no UTF-8")
        .contains("1 lines hold zero bytes");
  }

  @Test
  void aSummarySaysWhatChangedSinceAMoment() throws IOException {
    String lines = IntStream.range(0, 600)
        .mapToObj(i -> "2026-01-31T%02d:%02d:00Z INFO shop: %s".formatted(i / 60, i % 60,
            i < 480 ? "cart " + i + " was paid" : "card " + i + " has no funds"))
        .collect(Collectors.joining("\n"));
    write(lines);

    run("--summary", "--since", "2026-01-31T08:00:00Z", "--baseline", "PT4H");

    assertThat(out.toString()).contains("Since 2026-01-31T08:00:00Z, against before:", "  New: 1", "  Gone: 1")
        .contains("240 -> 0 lines", "0 -> 120 lines")
        .contains("INFO card <num> has no funds, first 2026-01-31T08:00:00Z")
        .contains("INFO cart <num> was paid, last 2026-01-31T07:59:00Z");
  }

  @Test
  void aSummarySaysWhichServiceWroteWhat() throws IOException {
    write(IntStream.range(0, 600)
        .mapToObj(i -> "2026-01-31T%02d:%02d:00Z %s".formatted(i / 60, i % 60,
            i >= 540 && i % 2 == 0
                ? "ERROR pay: card " + i + " has no funds"
                : i % 4 == 1 ? "INFO pay: paid " + i
                : "INFO shop: cart " + i + " was opened"))
        .collect(Collectors.joining("\n")));

    run("--summary");

    assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList()).containsSequence(
        "Services: 2", "lines templates new errors service", "420 1 0 0 shop", "180 2 1 30 pay");
  }

  @Test
  void ofManyServicesTheLargestAreNamed() throws IOException {
    write(IntStream.range(0, 300)
        .mapToObj(i -> "2026-01-31 10:00:00 INFO " + (char) ('a' + Math.min(i / 20, 13)) + "-service: opened " + i)
        .collect(Collectors.joining("\n")));

    run("--summary");

    assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList())
        .contains("Services: 14", "lines templates errors service", "40 1 0 n-service", "20 1 0 a-service",
            "80 1 0 (4 others)")
        .doesNotContain("20 1 0 j-service");
  }

  @Test
  void oneServiceAloneIsNotListed() throws IOException {
    write("2026-01-31 10:00:00 INFO shop: opened 1\n".repeat(40));

    run("--summary");

    assertThat(out.toString()).doesNotContain("Services").contains("INFO opened <num>");
  }

  @Test
  void whatChangedIsDrawnOverTime() throws IOException {
    write(IntStream.range(0, 600)
        .mapToObj(i -> "2026-01-31T%02d:%02d:00Z INFO shop: %s".formatted(i / 60, i % 60,
            i < 560 ? "cart " + i + " was paid" : "card " + i + " has no funds"))
        .collect(Collectors.joining("\n")));

    assertThat(run("--chart", at("logs.png"))).isZero();

    assertThat(ImageIO.read(folder.resolve("logs.png").toFile()).getWidth()).isEqualTo(960);
    assertThat(err.toString()).contains("in.log, lines of 2 templates over time; 2 templates are new, gone, or more or"
        + " less often, the surest: INFO card <num> has no funds.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void linesWithoutATimeAreNotDrawnAndThatIsSaid() throws IOException {
    write("opened 1\nopened 2\n");

    assertThat(run("--chart", at("logs.png"))).isZero();

    assertThat(folder.resolve("logs.png")).doesNotExist();
    assertThat(err.toString()).contains("No chart was drawn to " + at("logs.png") + ": there is nothing to draw.");
  }

  @Test
  void aHeadMayBeDescribed() throws IOException {
    write("shop # warn # opened 3\nshop # info # opened 4\n");

    run("--pattern", "%{WORD:service} # %{LOGLEVEL:level} # ", "--summary");

    assertThat(out.toString()).contains("WARN opened <num>", "INFO opened <num>");
  }

  @Test
  void optionsThatSayNothingAreRefused() throws IOException {
    write("x");

    assertThat(run("--summary", "--since", "soon")).isEqualTo(2);
    assertThat(run("--summary", "--baseline", "PT1H")).isEqualTo(2);
    assertThat(run("--summary", "--pattern", "(")).isEqualTo(2);

    assertThat(err.toString()).contains("--since soon is no time such as 2026-01-31T10:00:00Z.", "give --since.",
        "Unclosed group");
  }

  @Test
  void periodsThatHoldNothingAreRefused() throws IOException {
    write("x");

    assertThat(run("--summary", "--since", "2026-01-31", "--baseline", "PT9999999999999H")).isEqualTo(2);
    assertThat(run("--summary", "--since", "2026-01-31", "--baseline", "PT-6H")).isEqualTo(2);
    assertThat(run("--summary", "--since", "2026-01-31", "--until", "2026-01-30")).isEqualTo(2);

    assertThat(err.toString()).contains("--baseline PT9999999999999H is over 100 years; give a shorter one",
        "--baseline PT-6H is no time before --since; give a duration above zero, such as PT6H.",
        "--until 2026-01-30 is not after --since 2026-01-31, so there would be nothing to compare;")
        .doesNotContain("Exception");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMissingFolderIsSaidBeforeAnythingIsRead() throws IOException {
    write("x");

    assertThat(run("--out", folder.resolve("none/out.csv").toString())).isEqualTo(2);
    assertThat(run("--chart", folder.resolve("none/out.png").toString())).isEqualTo(2);

    assertThat(err.toString().lines()).containsExactly(
        "The analysis was not finished: there is no folder %1$s for %1$s/out.csv. Nothing was opened; make it, or write elsewhere."
            .formatted(folder.resolve("none")),
        "The analysis was not finished: there is no folder %1$s for %1$s/out.png. Nothing was opened; make it, or write elsewhere."
            .formatted(folder.resolve("none")));
  }

  @Test
  void aStateThatWasNeverSeenBeforeIsNews() throws IOException {
    write(IntStream.range(0, 480)
        .mapToObj(i -> "2026-01-31T%02d:%02d:00Z INFO shop: cluster health status is %s".formatted(i / 60, i % 60,
            i >= 451 ? "RED" : List.of("GREEN", "YELLOW", "BLUE").get(i % 3)))
        .collect(Collectors.joining("\n")));

    run("--summary");

    assertThat(out.toString()).contains("New: 1", "INFO cluster health status is RED, first 2026-01-31T07:31:00Z");
  }

  @Test
  void aStateOfManyThatWasNeverSeenBeforeIsNews() throws IOException {
    List<String> states = List.of("new", "queued", "sent", "held", "tried", "kept", "paid", "sold", "gone");
    write(IntStream.range(0, 480)
        .mapToObj(i -> "2026-01-31T%02d:%02d:00Z INFO shop: order is now %s".formatted(i / 60, i % 60,
            i == 451 ? "burnt" : states.get(i % 9)))
        .collect(Collectors.joining("\n")));

    run("--summary");

    assertThat(out.toString()).contains("INFO order is now <word>\n", "New words: 1",
        "0 -> 1 lines  E", "INFO order is now burnt, first 2026-01-31T07:31:00Z").doesNotContain("Nothing is new");
  }

  @Test
  void anEmptyFileHasNoTemplates() throws IOException {
    write("");

    assertThat(run("--summary", "--out", at("out.csv"))).isZero();

    assertThat(rows()).containsExactly("LineId,EventId,EventTemplate");
    assertThat(err.toString()).contains("0 lines, 0 templates.");
  }

  @Test
  void nothingAskedForAndNoSuchFileAreSaid() throws IOException {
    write("x");

    assertThat(run()).isEqualTo(2);
    assertThat(new CommandLine(new AnalyzeCommand()).setErr(new PrintWriter(err))
        .execute("logs", "--in", at("none.log"), "--summary")).isEqualTo(2);

    assertThat(err.toString())
        .contains("nothing was asked for. Give --out FILE, --summary, --chart FILE.png or several of them.")
        .contains("there is no file " + at("none.log") + ".");
  }

  private int run(String... more) {
    return new CommandLine(new AnalyzeCommand()).setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments(more));
  }

  private String[] arguments(String... more) {
    return Stream.concat(Stream.of("logs", "--in", at("in.log")),
        Stream.of(more)).toArray(String[]::new);
  }

  private void write(String content) throws IOException {
    Files.writeString(folder.resolve("in.log"), content, StandardCharsets.UTF_8);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(folder.resolve("out.csv"));
  }
}
