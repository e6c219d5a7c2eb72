package io.opsmate.app.cli.analyze;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.commons.csv.CSVException;
import org.jspecify.annotations.Nullable;
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

  /**
   * Opens nothing when what is read would be written over, or there is no folder to write to.
   *
   * @param outs what is written; null for what is not
   */
  static int with(CommandSpec spec, String in, Step step, @Nullable String... outs) {
    try {
      for (String out : outs) {
        if (out != null && isSame(in, out)) {
          return lost(spec, out);
        }
        if (out != null && missing(in, out) instanceof Path folder) {
          return fault(spec,
              "there is no folder " + folder + " for " + out + ". Nothing was opened; make it, or write elsewhere.",
              CommandLine.ExitCode.USAGE);
        }
      }
      return step.run();
    } catch (NoSuchFileException | AccessDeniedException e) {
      return fault(spec, because(e), CommandLine.ExitCode.USAGE);
    } catch (IOException e) {
      return fault(spec, because(e), CommandLine.ExitCode.SOFTWARE);
    } catch (UncheckedIOException e) {
      return fault(spec, because(e), CommandLine.ExitCode.SOFTWARE);
    }
  }

  /** A sentence for people. */
  static String because(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "there is no file " + none.getFile() + ".";
      case AccessDeniedException denied -> denied.getFile() + " may not be opened.";
      case CSVException broken -> "it is no whole CSV: " + broken.getMessage() + ".";
      default -> Objects.requireNonNullElse(e.getMessage(), "a file could not be read or written") + ".";
    };
  }

  static String because(UncheckedIOException e) {
    return because(e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage()));
  }

  /** When what is read would be written over. */
  static int lost(CommandSpec spec, String out) {
    return fault(spec, out + " is --in itself, which would be lost. Nothing was opened; write to another file.",
        CommandLine.ExitCode.USAGE);
  }

  /** The folder that a file would be written to, if there is none; of a folder of files the folders are made. */
  private static @Nullable Path missing(String in, String out) {
    if (isStandard(out) || !isStandard(in) && Files.isDirectory(Path.of(in))) {
      return null;
    }
    Path folder = Path.of(out).toAbsolutePath().getParent();
    return folder == null || Files.isDirectory(folder) ? null : folder;
  }

  /** The same file or folder, by whatever name or link. */
  static boolean isSame(String in, String out) throws IOException {
    if (isStandard(in) || isStandard(out)) {
      return false;
    }
    Path from = Path.of(in);
    Path to = Path.of(out);
    return (Files.isRegularFile(from) || Files.isDirectory(from)) && Files.exists(to) && Files.isSameFile(from, to);
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
    PrintStream standard = System.out;
    return new BufferedOutputStream(new FilterOutputStream(standard) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void flush() throws IOException {
        if (standard.checkError()) {
          throw new IOException("standard output took not all of it");
        }
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    }, BLOCK);
  }
}
