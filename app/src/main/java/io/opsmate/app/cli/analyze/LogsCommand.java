package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.logs.TemplateMiner;
import io.opsmate.skills.analysis.logs.heads.HeadReader;
import io.opsmate.skills.analysis.logs.heads.Heads;
import io.opsmate.skills.analysis.logs.heads.Records;
import io.opsmate.skills.analysis.logs.heads.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate analyze logs}: the templates that lines are made of. */
@Command(name = "logs", mixinStandardHelpOptions = true,
    description = "Find the templates that log lines are made of, and which line is of which.")
final class LogsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--in", required = true, description = "file of lines, or - for standard input") private String in =
      "";

  @Option(names = "--out",
      description = "CSV with LineId, EventId and EventTemplate of every line; - for standard output") private @Nullable String out;

  @Option(names = "--summary",
      description = "show for people: most lines, new, gone, more and less often, services, alike, merged") private boolean summary;

  @Option(names = "--meaning",
      description = "with --summary: templates are alike by what they mean, too; sends up to 500 of them, without secrets, to LLM_EMBEDDING_MODEL at LLM_URL") private boolean meaning;

  @Option(names = "--format", defaultValue = "auto",
      description = "what lines begin with: ${COMPLETION-CANDIDATES}; auto sees it from the first lines, plain takes them as they are") private LogFormat format =
          LogFormat.AUTO;

  @Option(names = "--pattern", paramLabel = "PATTERN",
      description = "read heads by a regular expression with the groups time, level, service, trace, message, or by grok's %%{NAME:field}") private @Nullable String pattern;

  @Option(names = "--since", paramLabel = "TIME",
      description = "compare from here on with before; the last eighth of the time unless given") private @Nullable String since;

  @Option(names = "--until", paramLabel = "TIME",
      description = "compare no later lines") private @Nullable String until;

  @Option(names = "--baseline", paramLabel = "DURATION",
      description = "compare with so much time before --since only, such as PT6H") private @Nullable Duration baseline;

  @Mixin private ChartFile chart = new ChartFile();

  private final Map<String, String> environment;

  /** With the settings of this process. */
  LogsCommand() {
    this(System.getenv());
  }

  LogsCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (meaning && !summary) {
      return Work.fault(spec, "--meaning says which templates of a summary are alike; give --summary, too.",
          CommandLine.ExitCode.USAGE);
    }
    if (out == null && !summary && !chart.isWanted()) {
      return Work.fault(spec, "nothing was asked for. Give --out FILE, --summary, --chart FILE.png or several of them.",
          CommandLine.ExitCode.USAGE);
    }
    try {
      LogPeriods periods = LogPeriods.of(since, until, baseline);
      Optional<LogMeaning> model = meaning ? Optional.of(LogMeaning.of(environment)) : Optional.empty();
      return Work.with(spec, in, () -> analyze(InstantSource.system(), periods, model), out, chart.path());
    } catch (IllegalArgumentException e) {
      return Work.fault(spec, Objects.requireNonNullElse(e.getMessage(), "an option is wrong")
          .lines()
          .findFirst()
          .orElse("") + ".", CommandLine.ExitCode.USAGE);
    }
  }

  private int analyze(InstantSource clock, LogPeriods periods, Optional<LogMeaning> model) throws IOException {
    LogMerges merges = new LogMerges();
    TemplateMiner miner = new TemplateMiner(TemplateMiner.MOST, periods.time(), merges);
    try (LogSource source = LogSource.open(in, clock); @Nullable LogRows rows = out == null ? null : new LogRows()) {
      Records records = new Records(reader(source), miner);
      OddBytes odd = new OddBytes();
      Services services = new Services(miner::template);
      read(source.lines(), records, rows, services, odd);
      if (rows != null && out != null) {
        rows.write(miner, out);
      }
      LogSummary shown = new LogSummary(miner, merges, periods, services, model);
      if (summary) {
        shown.print(Work.isStandard(out == null ? "" : out) ? err() : spec.commandLine().getOut());
      }
      if (chart.isWanted()) {
        String name = Work.isStandard(in) ? "standard input" : String.valueOf(Path.of(in).getFileName());
        chart.write(spec, LogSketch.chart(name, miner.templates(), periods));
      }
      Work.say(spec, shown.report(records, source.lines(), odd));
    }
    return CommandLine.ExitCode.OK;
  }

  private HeadReader reader(LogSource source) {
    if (pattern == null && format == LogFormat.AUTO && source.isBlind()) {
      Work.say(spec, "The first line is over 16 MiB, so heads were not looked for and lines are taken as they are. Give"
          + " --format if they have some.");
    }
    return pattern == null ? format.reader(source) : Heads.pattern(pattern, source.newest());
  }

  private void read(Lines lines, Records records, @Nullable LogRows rows, Services services, OddBytes odd)
      throws IOException {
    while (lines.next()) {
      odd.look(lines.bytes(), lines.from(), lines.to());
      long folded = records.folded();
      long id = records.read(lines.bytes(), lines.from(), lines.to());
      if (summary && records.folded() == folded) {
        services.add(records.head(), id);
      }
      if (rows != null) {
        rows.add(id);
      }
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
