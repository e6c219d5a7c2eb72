package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.slo.BurnRate;
import io.opsmate.skills.analysis.slo.Objective;
import io.opsmate.skills.analysis.slo.Objective.Floor;
import io.opsmate.skills.analysis.slo.Rule.Alarm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate analyze slo}: how fast services use up their error budgets, and when somebody had to know. */
@Command(name = "slo", mixinStandardHelpOptions = true,
    description = "Say how fast services use up their error budgets, and whether somebody has to know.")
final class SloCommand implements Callable<Integer> {
  private static final double PERCENT = 100;
  private static final String ONLY = "the service";
  private static final CSVFormat OUT = CSVFormat.DEFAULT.builder()
      .setHeader("timestamp", "service", "alarm", "burn_1h", "burn_5m", "burn_6h", "burn_30m", "burn_3d")
      .setRecordSeparator('\n')
      .get();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--in", required = true,
      description = "CSV or JSON lines with timestamp, events and failures, and service if there are several; - for standard input") private String in =
          "";

  @Option(names = "--target", required = true,
      description = "percent of the events that have to be good, such as 99.9") private double target;

  @Option(names = "--floor", defaultValue = "100",
      description = "with fewer events in the longer window there is no alarm (default: ${DEFAULT-VALUE})") private long events =
          Floor.USUAL.events();

  @Option(names = "--floor-failures", defaultValue = "5",
      description = "with fewer failures in it, neither (default: ${DEFAULT-VALUE})") private long failures =
          Floor.USUAL.failures();

  @Option(names = "--out",
      description = "CSV with the burn rates as of each row; - for standard output") private @Nullable String out;

  private final Map<String, Watched> services = new TreeMap<>();

  /** What one service did so far. */
  private static final class Watched {
    private final BurnRate burn;
    private long pages;
    private long tickets;
    private Alarm alarm = Alarm.NONE;

    Watched(BurnRate burn) {
      this.burn = burn;
    }

    void now(Alarm next) {
      pages += next == Alarm.PAGE && alarm != Alarm.PAGE ? 1 : 0;
      tickets += next == Alarm.TICKET && alarm == Alarm.NONE ? 1 : 0;
      alarm = next;
    }
  }

  @Override
  public Integer call() {
    if (!(target > 0 && target < PERCENT) || events < 0 || failures < 0) {
      return Work.fault(spec, "--target lies between 0 and 100, and a floor is not below 0.",
          CommandLine.ExitCode.USAGE);
    }
    return Work.with(spec, in, this::analyze, out);
  }

  private int analyze() throws IOException {
    Table table = new Table(spec);
    try (OutputStream file = out == null ? OutputStream.nullOutputStream() : Work.out(out);
        CSVPrinter rows = OUT.print(new OutputStreamWriter(file, StandardCharsets.UTF_8))) {
      table.read(in, row -> row(row, rows));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (services.isEmpty()) {
      return Work.fault(spec, "no row could be used. " + table.words(), CommandLine.ExitCode.SOFTWARE);
    }
    PrintWriter to =
        Work.isStandard(out == null ? "" : out) ? spec.commandLine().getErr() : spec.commandLine().getOut();
    services.values().forEach(one -> to.println(one.burn.now().because() + history(one)));
    to.flush();
    long late = services.values().stream().mapToLong(one -> one.burn.late()).sum();
    Work.say(spec, table.words()
        + (late == 0 ? "" : " %,d came more than three days late and could not be counted.".formatted(late)));
    return table.unused() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void row(Table.Row row, CSVPrinter rows) {
    Instant at = row.time("timestamp");
    String name = row.optional("service").orElse(ONLY);
    double all = row.number("events");
    double bad = row.number("failures");
    Watched service = services.computeIfAbsent(name,
        one -> new Watched(new BurnRate(new Objective(one, target / PERCENT, new Floor(events, failures)))));
    if (!service.burn.add(at, all, bad)) {
      throw new IllegalArgumentException("%s failures of %s events cannot be".formatted(row.text("failures"),
          row.text("events")));
    }
    BurnRate.State state = service.burn.now();
    service.now(state.alarm());
    try {
      rows.printRecord(row.text("timestamp"), name, state.alarm().name().toLowerCase(Locale.ROOT),
          shown(state.burns().get(0).over()), shown(state.burns().get(0).stillOver()),
          shown(state.burns().get(1).over()), shown(state.burns().get(1).stillOver()),
          shown(state.burns().get(2).over()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String history(Watched service) {
    return service.pages + service.tickets == 0
        ? " There was no alarm."
        : " In all: pages " + service.pages + ", tickets " + service.tickets + ".";
  }

  private static String shown(double burn) {
    return String.format(Locale.ROOT, "%.3f", burn);
  }
}
