package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.DensitySpikes;
import io.opsmate.skills.analysis.series.Role;
import io.opsmate.skills.analysis.series.SeriesWatch;
import io.opsmate.skills.analysis.series.StreamDetector;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
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
      .setIgnoreHeaderCase(true)
      .setIgnoreSurroundingSpaces(true)
      .setAllowMissingColumnNames(true)
      .setTrailingData(true)
      .get();
  /** What is larger is shown as it is: a number has no more than 16 digits. */
  private static final double ROUNDED = 1e9;

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

  @Option(names = "--view",
      description = "of a folder: see the files of each folder as one service or resource: ${COMPLETION-CANDIDATES}") private @Nullable View view;

  @Option(names = "--method", defaultValue = "stream",
      description = "stream judges each point by those before it; seasonal (seasonal hybrid ESD, needs --period) and density"
          + " (for series of several levels) see the whole series (default: ${DEFAULT-VALUE})") private WholeSeries.Method method =
              WholeSeries.Method.stream;

  @Option(names = "--period", paramLabel = "POINTS",
      description = "of --method seasonal: points after which it repeats, such as 288 for a day of five minutes") private int period;

  @Option(names = "--state", paramLabel = "FILE",
      description = "go on where the file's detector stopped, and keep it there again; made if missing, a folder if --in is one") private @Nullable String state;

  private Optional<Views> views = Optional.empty();

  /** What is asked of the whole. */
  enum View {
    red, use
  }

  @Override
  public Integer call() {
    if (view != null && !Files.isDirectory(Path.of(in))) {
      return Work.fault(spec, "--view needs a folder of series, such as checkout/errors.csv and checkout/rate.csv.",
          CommandLine.ExitCode.USAGE);
    }
    if (view != null && method != WholeSeries.Method.stream) {
      return Work.fault(spec, "--view goes with --method stream alone.", CommandLine.ExitCode.USAGE);
    }
    if ((method == WholeSeries.Method.seasonal) != (period != 0) || period < 0 || period == 1) {
      return Work.fault(spec, "--method seasonal needs --period with at least 2 points, and no other method takes it."
          + " Example: --method seasonal --period 288", CommandLine.ExitCode.USAGE);
    }
    views = Optional.ofNullable(view).map(one -> new Views(one == View.red ? Role.View.RED : Role.View.USE));
    if (state != null && method != WholeSeries.Method.stream) {
      return Work.fault(spec, "--state goes with --method stream alone; the others see the whole series each time.",
          CommandLine.ExitCode.USAGE);
    }
    return Work.with(spec, in, this::analyze, out, chart.path());
  }

  private int analyze() throws IOException {
    if (state != null && Work.isSame(in, state)) {
      return Work.lost(spec, state);
    }
    return Files.isDirectory(Path.of(in)) ? folder(Path.of(in), Path.of(out)) : file(in, out, in);
  }

  private int folder(Path from, Path to) throws IOException {
    if (Work.isStandard(out)) {
      return Work.fault(spec, "the results of a folder are a folder, too. Nothing was opened; give --out a name.",
          CommandLine.ExitCode.USAGE);
    }
    if (to.toAbsolutePath().normalize().startsWith(from.toAbsolutePath().normalize())) {
      return Work.fault(spec, "--out lies in --in, so the next run would score its results. Nothing was opened; "
          + "write to a folder beside it.", CommandLine.ExitCode.USAGE);
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
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
      worst = Math.max(worst, oneOfMany(file.toString(), target.toString(), from.relativize(file).toString()));
    }
    views.ifPresent(this::show);
    return worst;
  }

  private int oneOfMany(String from, String to, String name) {
    try {
      if (!Work.isSame(from, to)) {
        return file(from, to, name);
      }
      Work.say(spec, name + " was left out: its result would be written over it.");
    } catch (IOException e) {
      Work.say(spec, name + " was not finished: " + Work.because(e));
    } catch (UncheckedIOException e) {
      Work.say(spec, name + " was not finished: " + Work.because(e));
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private void show(Views seen) {
    seen.show(spec.commandLine().getOut());
    if (!seen.unclear().isEmpty()) {
      Work.say(spec, "Their names do not say what they measure, so they are in no view: "
          + String.join(", ", seen.unclear()) + ".");
    }
  }

  private int file(String from, String to, String name) throws IOException {
    Tally tally = new Tally(method.unjudged());
    try (CSVParser rows =
        IN.parse(new BufferedReader(new InputStreamReader(Text.utf8(Work.in(from)), StandardCharsets.UTF_8)))) {
      if (!hasColumns(rows)) {
        return Work.fault(spec, name + " does not begin with a line that names the columns timestamp and value once.",
            CommandLine.ExitCode.USAGE);
      }
      if (method != WholeSeries.Method.stream) {
        return whole(rows, to, name, tally);
      }
      Optional<KeptWatch> kept = kept(name);
      SeriesWatch watch = kept.map(KeptWatch::watch).orElseGet(SeriesWatch::new);
      try (Writer writer = new OutputStreamWriter(Work.out(to), StandardCharsets.UTF_8);
          CSVPrinter scores = OUT.print(writer)) {
        views.ifPresent(one -> one.begin(name));
        SeriesSketch sketch = new SeriesSketch(method.unjudged());
        score(rows, scores, tally, sketch, name, watch);
        draw(name, sketch);
      }
      if (kept.isPresent()) {
        kept.get().keep();
      }
    }
    Work.say(spec, name + ": " + tally.words());
    return CommandLine.ExitCode.OK;
  }

  private static boolean hasColumns(CSVParser rows) {
    return Stream.of("timestamp", "value")
        .allMatch(column -> rows.getHeaderNames().stream().filter(column::equalsIgnoreCase).count() == 1);
  }

  private Optional<KeptWatch> kept(String name) throws IOException {
    if (state == null) {
      return Optional.empty();
    }
    Path file = Files.isDirectory(Path.of(in)) ? Path.of(state).resolve(name + ".state") : Path.of(state);
    return Optional.of(KeptWatch.of(file));
  }

  private int whole(CSVParser rows, String to, String name, Tally tally) throws IOException {
    WholeSeries series = new WholeSeries();
    long before = SeriesWatch.NO_TIME;
    for (WholeSeries.Row row : (Iterable<WholeSeries.Row>) () -> new SeriesRows(rows.iterator())) {
      tally.stamp(row.second(), before);
      before = row.second() == Stamps.NONE ? before : row.second();
      series.add(row);
    }
    if (method == WholeSeries.Method.seasonal && !series.holds(2, period)) {
      return Work.fault(spec,
          name + " has fewer than two periods of " + period + " points; --method stream needs none.",
          CommandLine.ExitCode.USAGE);
    }
    List<StreamDetector.Reading> readings =
        method == WholeSeries.Method.density ? series.density() : series.seasonal(period);
    boolean isJudged = method != WholeSeries.Method.density || series.holds(1, DensitySpikes.FEWEST);
    SeriesSketch sketch = new SeriesSketch(method.unjudged());
    try (Writer writer = new OutputStreamWriter(Work.out(to), StandardCharsets.UTF_8);
        CSVPrinter scores = OUT.print(writer)) {
      for (int at = 0; at < readings.size(); at++) {
        WholeSeries.Row row = series.rows().get(at);
        StreamDetector.Reading reading = readings.get(at);
        tally.point(row, reading, isJudged);
        if (row.second() != Stamps.NONE) {
          sketch.add(row.second(), row.value(), reading, isJudged);
        }
        print(scores, row, reading, reading.kind().word());
      }
    }
    draw(name, sketch);
    Work.say(spec, name + ": " + tally.words());
    return CommandLine.ExitCode.OK;
  }

  private static void print(CSVPrinter scores, WholeSeries.Row row, StreamDetector.Reading reading, String kind)
      throws IOException {
    scores.printRecord(row.stamp(), row.written(), shown(reading.score()), shown(reading.expected()),
        shown(reading.low()), shown(reading.high()), kind);
  }

  private void draw(String name, SeriesSketch sketch) throws IOException {
    if (!chart.isWanted()) {
      return;
    }
    if (Files.isDirectory(Path.of(in))) {
      chart.write(spec, sketch.chart(name), name);
    } else {
      chart.write(spec,
          sketch.chart(Work.isStandard(name) ? "standard input" : String.valueOf(Path.of(name).getFileName())));
    }
  }

  private void score(CSVParser rows, CSVPrinter scores, Tally tally, SeriesSketch sketch, String name,
      SeriesWatch watch) throws IOException {
    long before = SeriesWatch.NO_TIME;
    for (WholeSeries.Row row : (Iterable<WholeSeries.Row>) () -> new SeriesRows(rows.iterator())) {
      tally.stamp(row.second(), before);
      before = row.second() == Stamps.NONE ? before : row.second();
      long time = before;
      SeriesWatch.Seen seen = watch.next(time, row.value());
      StreamDetector.Reading reading = seen.reading();
      tally.point(row, reading, !watch.isLearning());
      if (time != SeriesWatch.NO_TIME) {
        sketch.add(time, row.value(), reading, !watch.isLearning());
        views.ifPresent(one -> one.add(name, time, seen, !watch.isLearning()));
      }
      print(scores, row, reading, seen.kind());
    }
  }

  /** Empty for what is not known. */
  private static String shown(double value) {
    return Double.isNaN(value)
        ? ""
        : Double.toString(
            Math.abs(value) >= 1e-3 && Math.abs(value) < ROUNDED || value == 0 ? Math.round(value * 1e6) / 1e6 : value);
  }
}
