package io.opsmate.app.cli.analyze;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the commands share: where they read and write, and how they say that something went wrong. */
final class Work {
  /** Unit: bytes. */
  static final int BLOCK = 1 << 18;

  private static final String STANDARD = "-";

  private Work() {}

  /** Reads and writes files; returns the exit code. */
  @FunctionalInterface
  interface Step {
    int run() throws IOException;
  }

  static int with(CommandSpec spec, Step step) {
    try {
      return step.run();
    } catch (NoSuchFileException e) {
      return fault(spec, "there is no file " + e.getFile() + ".", CommandLine.ExitCode.USAGE);
    } catch (AccessDeniedException e) {
      return fault(spec, e.getFile() + " may not be opened.", CommandLine.ExitCode.USAGE);
    } catch (IOException e) {
      return fault(spec, e.getMessage() + ".", CommandLine.ExitCode.SOFTWARE);
    }
  }

  static int fault(CommandSpec spec, String because, int code) {
    say(spec, "The analysis was not finished: " + because);
    return code;
  }

  static void say(CommandSpec spec, String words) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(words);
    err.flush();
  }

  static boolean isStandard(String file) {
    return file.equals(STANDARD);
  }

  static InputStream in(String file) throws IOException {
    return isStandard(file) ? System.in : Files.newInputStream(Path.of(file));
  }

  /** A file, or standard output, which stays open. */
  static OutputStream out(String file) throws IOException {
    if (!isStandard(file)) {
      return new BufferedOutputStream(Files.newOutputStream(Path.of(file)), BLOCK);
    }
    return new BufferedOutputStream(new FilterOutputStream(System.out) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    }, BLOCK);
  }
}
