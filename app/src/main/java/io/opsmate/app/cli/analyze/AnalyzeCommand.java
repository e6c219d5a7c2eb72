package io.opsmate.app.cli.analyze;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./opsmate analyze}: what OpsMate's engines make of files. */
@Command(name = "analyze", mixinStandardHelpOptions = true,
    subcommands = {LogsCommand.class, AnomaliesCommand.class, CanaryCommand.class, SloCommand.class, DoraCommand.class},
    description = "Analyse files: log templates, anomalies in series, canary runs, error budgets, delivery. Nothing is sent or kept anywhere unless an option says so.")
public final class AnalyzeCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
