package io.opsmate.app.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.heads.HeadReader;
import io.opsmate.skills.analysis.logs.heads.Heads;
import io.opsmate.skills.analysis.logs.heads.Records;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Whatever stands in a file, the analysis ends with an answer or a sentence. */
final class AnyFile {
  private static final Instant NEAR = Instant.parse("2026-11-22T00:00:00Z");

  private AnyFile() {}

  static void everyLineHasATemplateWhateverItsBytes(byte[] bytes) throws IOException {
    List<String> once = templates(bytes);

    assertThat(once).hasSize(lines(bytes)).doesNotContainNull();
    assertThat(templates(bytes)).as("the same twice").isEqualTo(once);
  }

  static void logsAreAnalyzedOrTheReasonIsSaid(byte[] bytes) throws IOException {
    byte[] read = Text.utf8(new ByteArrayInputStream(bytes)).readAllBytes();

    Ran ran = run("logs", bytes, "--summary");

    assertThat(ran.code()).isZero();
    byte[] ends = OldLineEnds.mended(new ByteArrayInputStream(read)).readAllBytes();
    assertThat(ran.out().size()).as("one row a line, and the names of the columns").isEqualTo(lines(ends) + 1);
  }

  static void everyHeadReaderTakesEveryLine(byte[] bytes) throws IOException {
    List<byte[]> all = new ArrayList<>();
    try (Lines lines = new Lines(new ByteArrayInputStream(bytes))) {
      while (lines.next()) {
        all.add(Arrays.copyOfRange(lines.bytes(), lines.from(), lines.to()));
      }
    }
    for (HeadReader heads : List.of(Heads.plain(), Heads.json(NEAR), Heads.logfmt(NEAR), Heads.text(all, NEAR),
        Heads.of(all, NEAR))) {
      Records records = new Records(heads, new TemplateMiner());
      all.forEach(line -> records.read(line, 0, line.length));

      assertThat(records.lines()).as(heads.name()).isEqualTo(all.size());
    }
  }

  static void seriesAreScoredOrTheReasonIsSaid(byte[] bytes) throws IOException {
    Ran ran = run("anomalies", bytes);

    assertThat(ran.code()).isBetween(0, 2);
    assertThat(ran.said()).isNotBlank();
  }

  static void runsAreJudgedOrNamed(byte[] bytes) throws IOException {
    Ran ran = run("canary", bytes);

    assertThat(ran.code()).isBetween(0, 1);
    assertThat(ran.said()).contains("runs judged");
  }

  static void budgetsAreCountedOrTheReasonIsSaid(byte[] bytes) throws IOException {
    Ran ran = run("slo", bytes, "--target", "99.9");

    assertThat(ran.code()).isBetween(0, 1);
    assertThat(ran.said()).isNotBlank();
  }

  static void theFourKeysAreShownOrTheReasonIsSaid(byte[] bytes) throws IOException {
    Ran ran = run("dora", bytes);

    assertThat(ran.code()).isBetween(0, 1);
    assertThat(ran.said()).isNotBlank();
  }

  static void aMomentIsReadOrItIsNone(byte[] bytes) {
    long second = Stamps.second(new String(bytes, StandardCharsets.UTF_8));

    assertThat(second == Stamps.NONE || Math.abs(second) < 300_000_000_000L).isTrue();
  }

  private record Ran(int code, List<String> out, String said) {}

  private static Ran run(String command, byte[] input, String... more) throws IOException {
    Path folder = Files.createTempDirectory("opsmate-fuzz");
    try {
      Path in = Files.write(folder.resolve("in"), input);
      Path out = folder.resolve("out");
      StringWriter said = new StringWriter();
      CommandLine line =
          new CommandLine(new AnalyzeCommand()).setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
      List<Exception> crashes = new ArrayList<>();
      line.setExecutionExceptionHandler((thrown, _, _) -> {
        crashes.add(thrown);
        return CommandLine.ExitCode.SOFTWARE;
      });
      List<String> arguments = new ArrayList<>(List.of(command, "--in", in.toString()));
      if (!command.equals("dora")) {
        arguments.addAll(List.of("--out", out.toString()));
      }
      arguments.addAll(List.of(more));
      int code = line.execute(arguments.toArray(String[]::new));
      if (!crashes.isEmpty()) {
        throw new AssertionError("it crashed", crashes.getFirst());
      }
      return new Ran(code, Files.exists(out) ? rows(out) : List.of(), said.toString());
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  /** Not by anybody's idea of a line end but the newline. */
  private static List<String> rows(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return text.isEmpty() ? List.of() : List.of(text.substring(0, text.length() - 1).split("\n", -1));
  }

  private static List<String> templates(byte[] bytes) throws IOException {
    TemplateMiner miner = new TemplateMiner();
    List<Long> ids = new ArrayList<>();
    try (Lines lines = new Lines(new ByteArrayInputStream(bytes))) {
      while (lines.next()) {
        ids.add(miner.mine(lines.bytes(), lines.from(), lines.to(), 0));
      }
    }
    return ids.stream().map(id -> miner.shown(miner.template(id))).toList();
  }

  private static int lines(byte[] bytes) {
    int lines = 0;
    for (byte one : bytes) {
      lines += one == '\n' ? 1 : 0;
    }
    return bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? lines + 1 : lines;
  }
}
