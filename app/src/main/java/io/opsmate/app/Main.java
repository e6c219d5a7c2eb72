package io.opsmate.app;

import io.opsmate.app.cli.OpsmateCommand;
import picocli.CommandLine;

/** Where the process begins. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    int exit = new CommandLine(new OpsmateCommand()).execute(args);
    if (exit != CommandLine.ExitCode.OK) {
      System.exit(exit);
    }
  }
}
