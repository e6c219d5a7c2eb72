package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.StreamDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate analyze anomalies}: how unusual each point of a series is, seen from the points before it. */
@Command(name = "anomalies", mixinStandardHelpOptions = true,
    description = "Say how unusual each point of a series is, from the points before it alone.")
final class AnomaliesCommand implements Callable<Integer> {
  private static final CSVFormat IN = CSVFormat.DEFAULT.builder()
      .setHeader()
      .setSkipHeaderRecord(true)
      .setIgnoreEmptyLines(true)
      .setIgnoreSurroundingSpaces(true)
      .setAllowMissingColumnNames(true)
      .setTrailingData(true)
      .get();
  private static final CSVFormat OUT = CSVFormat.DEFAULT.builder()
      .setHeader("timestamp", "value", "anomaly_score", "expected", "low", "high", "kind")
      .setRecordSeparator('\n')
      .get();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--in", required = true,
      description = "CSV with the columns timestamp and value, a folder of such files, or - for standard input") private String in =
          "";

  @Option(names = "--out", required = true,
      description = "CSV with a score of 0 to 1 and what was expected; a folder if --in is one; - for standard output") private String out =
          "";

  @Mixin private ChartFile chart = new ChartFile();

  @Override
  public Integer call() {
    return Work.with(spec,
        () -> Files.isDirectory(Path.of(in)) ? folder(Path.of(in), Path.of(out)) : file(in, out, in));
  }

  private int folder(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")).sorted().toList();
    }
    if (files.isEmpty()) {
      return Work.fault(spec, from + " holds no .csv file.", CommandLine.ExitCode.USAGE);
    }
    int worst = CommandLine.ExitCode.OK;
    for (Path file : files) {
      Path target = to.resolve(from.relativize(file).toString());
      if (target.getParent() instanceof Path parent) {
        Files.createDirectories(parent);
      }
      worst = Math.max(worst, file(file.toString(), target.toString(), from.relativize(file).toString()));
    }
    return worst;
  }

  private int file(String from, String to, String name) throws IOException {
    Counted counted = new Counted();
    try (CSVParser rows = IN.parse(new BufferedReader(new InputStreamReader(Work.in(from), StandardCharsets.UTF_8)))) {
      if (!rows.getHeaderMap().keySet().containsAll(List.of("timestamp", "value"))) {
        return Work.fault(spec, name + " does not begin with a line that names the columns timestamp and value.",
            CommandLine.ExitCode.USAGE);
      }
      try (Writer writer = new OutputStreamWriter(Work.out(to), StandardCharsets.UTF_8);
          CSVPrinter scores = OUT.print(writer)) {
        SeriesSketch sketch = new SeriesSketch();
        score(rows, scores, counted, sketch);
        draw(name, sketch);
      }
    }
    Work.say(spec, name + ": " + counted.words());
    return CommandLine.ExitCode.OK;
  }

  private void draw(String name, SeriesSketch sketch) throws IOException {
    if (Files.isDirectory(Path.of(in))) {
      chart.write(spec, sketch.chart(name), name);
    } else {
      chart.write(spec,
          sketch.chart(Work.isStandard(name) ? "standard input" : String.valueOf(Path.of(name).getFileName())));
    }
  }

  private static void score(CSVParser rows, CSVPrinter scores, Counted counted, SeriesSketch sketch)
      throws IOException {
    StreamDetector detector = new StreamDetector();
    long before = Long.MIN_VALUE;
    for (CSVRecord row : rows) {
      String stamp = row.isSet("timestamp") ? row.get("timestamp") : "";
      String written = row.isSet("value") ? row.get("value") : "";
      long second = Stamps.second(stamp);
      counted.stamp(second, before);
      double value = number(written);
      before = second == Stamps.NONE ? before : second;
      StreamDetector.Reading reading = detector.next(before == Long.MIN_VALUE ? 0 : before, value);
      counted.point(value, reading.score());
      if (before != Long.MIN_VALUE) {
        sketch.add(before, value, reading);
      }
      scores.printRecord(stamp, written, shown(reading.score()), shown(reading.expected()), shown(reading.low()),
          shown(reading.high()), reading.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
  }

  private static double number(String written) {
    try {
      return Double.parseDouble(written);
    } catch (NumberFormatException _) {
      return Double.NaN;
    }
  }

  private static String shown(double value) {
    return Double.toString(Math.abs(value) >= 1e-3 || value == 0 ? Math.round(value * 1e6) / 1e6 : value);
  }

  /** What a file held, for the line said about it. */
  private static final class Counted {
    private long points;
    private long alarms;
    private long noNumber;
    private long noTime;
    private long backwards;

    void stamp(long second, long before) {
      noTime += second == Stamps.NONE ? 1 : 0;
      backwards += second != Stamps.NONE && before != Long.MIN_VALUE && second <= before ? 1 : 0;
    }

    void point(double value, double score) {
      points++;
      noNumber += Double.isFinite(value) ? 0 : 1;
      alarms += score >= .5 ? 1 : 0;
    }

    String words() {
      return "%,d points, %,d with a score of .5 or more".formatted(points, alarms)
          + (noNumber == 0 ? "" : "; %,d values are no numbers and were passed over".formatted(noNumber))
          + (noTime == 0 ? "" : "; %,d timestamps could not be read".formatted(noTime))
          + (backwards == 0 ? "" : "; %,d timestamps are not after the one before".formatted(backwards)) + ".";
    }
  }
}
