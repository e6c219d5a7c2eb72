package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.dora.Events;
import io.opsmate.skills.analysis.dora.Events.Change;
import io.opsmate.skills.analysis.dora.Events.Deploy;
import io.opsmate.skills.analysis.dora.Events.Incident;
import io.opsmate.skills.analysis.dora.FourKeys;
import io.opsmate.skills.analysis.dora.Pace;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate analyze dora}: the four keys of delivery over three months. */
@Command(name = "dora", mixinStandardHelpOptions = true,
    description = "The four keys of delivery: how often, how fast, how often it fails, how long until it is mended.")
final class DoraCommand implements Callable<Integer> {
  private static final double PERCENT = 100;
  private static final double MINUTES = 60;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--in", required = true,
      description = "CSV or JSON lines with kind (deploy, change, incident), id, time, deploy, resolved; - for standard input") private String in =
          "";

  @Option(names = "--until",
      description = "end of the three months (default: the latest time in the file)") private @Nullable String until;

  private final List<Deploy> deploys = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Incident> incidents = new ArrayList<>();
  private Instant latest = Instant.MIN;

  @Override
  public Integer call() {
    if (until != null && Stamps.second(until) == Stamps.NONE) {
      return Work.fault(spec, "“" + until + "” is no moment.", CommandLine.ExitCode.USAGE);
    }
    return Work.with(spec, in, this::analyze);
  }

  private int analyze() throws IOException {
    Table table = new Table(spec);
    table.read(in, this::row);
    if (latest.equals(Instant.MIN)) {
      return Work.fault(spec, "no row could be used. " + table.words(), CommandLine.ExitCode.SOFTWARE);
    }
    Instant end = until == null ? latest : Instant.ofEpochSecond(Stamps.second(until));
    show(FourKeys.of(new Events(deploys, changes, incidents), end));
    Work.say(spec, table.words());
    return table.unused() == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }

  private void row(Table.Row row) {
    Instant time = row.time("time");
    Optional<Instant> resolved = row.optionalTime("resolved");
    switch (row.text("kind").toLowerCase(Locale.ROOT)) {
      case "deploy" -> deploys.add(new Deploy(row.text("id"), time));
      case "change" -> changes.add(new Change(time, row.text("deploy")));
      case "incident" -> incidents.add(new Incident(row.optional("id"), time, row.optional("deploy"), resolved));
      default -> throw new IllegalArgumentException("“" + row.text("kind") + "” is none of deploy, change, incident");
    }
    latest = latest.isAfter(time) ? latest : time;
    resolved.ifPresent(one -> latest = latest.isAfter(one) ? latest : one);
  }

  private void show(FourKeys keys) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf(Locale.ROOT, "%s to %s, %d deploys%n", keys.from().atOffset(ZoneOffset.UTC).toLocalDate(),
        keys.to().atOffset(ZoneOffset.UTC).toLocalDate(), keys.deploys());
    to.printf("deployment frequency   %s%n", keys.frequency().word());
    to.printf("lead time for changes  %s%n", keys.leadTime().map(DoraCommand::shown).orElse("no data"));
    to.printf("time to restore        %s%n", keys.timeToRestore().map(DoraCommand::shown).orElse("no data"));
    to.printf("change failure rate    %s%n", keys.changeFailureRate()
        .map(rate -> keys.failureBucket().orElse("") + String.format(Locale.ROOT, " (%.1f %%)", PERCENT * rate))
        .orElse("no data"));
    keys.notes().forEach(to::println);
    to.flush();
  }

  private static String shown(Duration time) {
    return Pace.of(time).word() + String.format(Locale.ROOT, " (%.1f h)", time.toMinutes() / MINUTES);
  }
}
