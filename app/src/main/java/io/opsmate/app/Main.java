package io.opsmate.app;

import io.opsmate.app.cli.OpsmateCommand;
import io.opsmate.app.cli.analyze.AnalyzeCommand;
import java.util.Arrays;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
  private static final String ANALYZE = "analyze";

  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && !args[0].startsWith("-")) {
      System.setProperty("opsmate.log", "System.err"); // a command's own words may be piped elsewhere
    }
    int exit = execute(args);
    if (exit != CommandLine.ExitCode.OK) {
      System.exit(exit);
    }
  }

  /** Files are analysed without looking at the other commands, which takes longer than many a file. */
  private static int execute(String... args) {
    return args.length > 0 && args[0].equals(ANALYZE)
        ? new CommandLine(new AnalyzeCommand()).setCommandName("opsmate " + ANALYZE)
            .execute(Arrays.copyOfRange(args, 1, args.length))
        : new CommandLine(new OpsmateCommand()).execute(args);
  }
}
