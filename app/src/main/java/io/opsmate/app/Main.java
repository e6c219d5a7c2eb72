package io.opsmate.app;

import io.opsmate.app.cli.OpsmateCommand;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    if (args.length > 0 && !args[0].startsWith("-")) {
      System.setProperty("opsmate.log", "System.err"); // a command's own words may be piped elsewhere
    }
    int exit = new CommandLine(new OpsmateCommand()).execute(args);
    if (exit != CommandLine.ExitCode.OK) {
      System.exit(exit);
    }
  }
}
