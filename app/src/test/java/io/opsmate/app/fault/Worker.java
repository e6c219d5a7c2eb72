package io.opsmate.app.fault;

import io.opsmate.app.child.ClassArchive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A {@link Crashing} process, seen from outside. */
final class Worker implements AutoCloseable {
  private static final ClassArchive CLASSES = ClassArchive.of(_ -> true);

  private final Process process;
  private final BufferedReader says;

  private Worker(Process process) {
    this.process = process;
    this.says = process.inputReader(StandardCharsets.UTF_8);
  }

  static Worker started(Ground ground) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx160m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(CLASSES.options());
    command.addAll(List.of(Crashing.class.getName(), ground.appUrl, ground.adminUrl));
    try {
      return new Worker(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an order came to: the exit code, 0 when it was survived, and what was said meanwhile. */
  record Came(int exit, List<String> said) {
    List<String> places() {
      return said.stream()
          .filter(line -> line.startsWith("came to "))
          .map(line -> line.substring("came to ".length()))
          .toList();
    }
  }

  /** Until it waits for orders. */
  void awaitReady() {
    try {
      String line = says.readLine();
      while (line != null && !line.equals("ready")) {
        line = says.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void order(Case one, Instant now, String haltAt) {
    try {
      process.getOutputStream().write((one.org() + "|" + now + "|" + haltAt + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until it is done with its order, or dead. */
  Came outcome() {
    List<String> said = new ArrayList<>();
    try {
      for (String line = says.readLine(); line != null; line = says.readLine()) {
        said.add(line);
        if (line.equals("done")) {
          return new Came(0, said);
        }
      }
      return new Came(process.waitFor(), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** No more orders: it ends by itself. */
  void dismiss() {
    try {
      process.getOutputStream().close();
      process.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}; what it has said can still be read. */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
