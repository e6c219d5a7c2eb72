package io.opsmate.app.cli;

import io.opsmate.app.cli.analyze.AnalyzeCommand;
import io.opsmate.app.cli.audit.AuditCommand;
import io.opsmate.app.cli.audit.VaultCommand;
import io.opsmate.app.cli.bench.BenchCommand;
import io.opsmate.app.cli.eval.EvalCommand;
import io.opsmate.app.config.Settings;
import io.opsmate.app.config.SettingsRead;
import io.opsmate.app.config.SettingsReader;
import io.opsmate.app.wiring.Boot;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./opsmate}: starts OpsMate; subcommands do the rest. */
@Command(name = "opsmate", subcommands = {MigrateCommand.class, AuditCommand.class, VaultCommand.class,
  BenchCommand.class, AnalyzeCommand.class, EvalCommand.class},
    description = "The operations teammate who lives in Slack. Without a Slack token the sandbox starts.")
public final class OpsmateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Starts, warms up and stops again, so that a JDK AOT cache can be written. */
  @Option(names = "--aot-train", hidden = true) private boolean aotTrain;

  @Override
  public Integer call() {
    return withSettings(spec, settings -> {
      PrintWriter out = spec.commandLine().getOut();
      Boot boot = Boot.start(settings);
      boot.greeting().forEach(out::println);
      out.flush();
      if (aotTrain) {
        boot.warmUp();
        boot.close();
      }
      return CommandLine.ExitCode.OK;
    });
  }

  /** Runs with good settings; otherwise says every fault and ends with {@link CommandLine.ExitCode#USAGE}. */
  static int withSettings(CommandSpec spec, java.util.function.ToIntFunction<Settings> work) {
    PrintWriter err = spec.commandLine().getErr();
    return switch (SettingsReader.read(System.getenv(), Path.of(System.getProperty("user.home")))) {
      case SettingsRead.Faulty(List<String> faults) -> {
        err.println(
            "OpsMate did not start. " + (faults.size() == 1 ? "One setting is" : faults.size() + " settings are")
                + " not right:");
        faults.forEach(fault -> err.println("  - " + fault));
        err.flush();
        yield CommandLine.ExitCode.USAGE;
      }
      case SettingsRead.Good(Settings settings, List<String> notes) -> {
        notes.forEach(note -> err.println("note: " + note));
        err.flush();
        yield started(err, settings, work);
      }
    };
  }

  private static int started(PrintWriter err, Settings settings, java.util.function.ToIntFunction<Settings> work) {
    try {
      return work.applyAsInt(settings);
    } catch (Boot.CannotStart e) {
      err.println("OpsMate did not start: " + e.getMessage());
      err.flush();
      return CommandLine.ExitCode.SOFTWARE;
    }
  }
}
