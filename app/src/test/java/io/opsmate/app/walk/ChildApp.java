package io.opsmate.app.walk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.opsmate.app.Main;
import io.opsmate.app.child.ClassArchive;
import io.opsmate.app.config.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** OpsMate as anybody runs it: a process with nothing but settings. */
final class ChildApp implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> NOT_INHERITED = List.of("OPSMATE_", "SLACK_", "DATABASE_", "AWS_", "REDIS_",
      "NEO4J_", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  private final Process process;
  private final Path log;
  private final Map<String, String> settings;

  private ChildApp(Process process, Path log, Map<String, String> settings) {
    this.process = process;
    this.log = log;
    this.settings = settings;
  }

  /** Without any setting but folder and port, on data that another OpsMate has made and nobody has used. */
  static ChildApp sandbox(Path data) {
    FirstRun.copyTo(data);
    return ready(Map.of("OPSMATE_DATA", data.toString(), "OPSMATE_PORT", freePort()));
  }

  /** Starts it and waits until it says that it is ready. */
  static ChildApp ready(Map<String, String> settings) {
    return ready(launched(settings));
  }

  static ChildApp ready(ChildApp app) {
    try {
      await().atMost(PATIENCE).until(() -> !app.process.isAlive() || app.status("/health/readiness") == 200);
      if (app.process.isAlive()) {
        return app;
      }
    } catch (org.awaitility.core.ConditionTimeoutException e) {
      app.kill();
    }
    throw new AssertionError("OpsMate did not become ready:\n" + app.output());
  }

  /** Starts it, whatever will become of it. */
  static ChildApp launched(Map<String, String> settings, String... arguments) {
    return launched(FirstRun.classes(), settings, arguments);
  }

  static ChildApp launched(ClassArchive classes, Map<String, String> settings, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(classes.options());
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
    builder.environment().putAll(settings);
    try {
      Path log = Files.createTempFile(Files.createDirectories(Path.of("target", "walk")), "opsmate-", ".log");
      return new ChildApp(builder.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log, settings);
    } catch (IOException e) {
      throw new AssertionError("no process", e);
    }
  }

  static String freePort() {
    return Integer.toString(FreePort.any());
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + settings.get("OPSMATE_PORT") + path);
  }

  Map<String, String> settings() {
    return settings;
  }

  /** Everything it has printed. */
  String output() {
    try {
      return Files.readString(log, UTF_8);
    } catch (IOException e) {
      return "(no output: " + e.getMessage() + ")";
    }
  }

  /** What it answers to a GET; 0 when it does not answer. */
  int status(String path) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
      return http.send(HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(10)).build(),
          HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  /** Its exit code, once it has stopped by itself. */
  int exit() {
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    kill();
    throw new AssertionError("it did not stop:\n" + output());
  }

  /** {@code kill -9}: it has no chance to tidy up. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to stop, and sees to it that nothing of it is left. */
  @Override
  public void close() {
    process.destroy();
    if (process.onExit().completeOnTimeout(process, 40, TimeUnit.SECONDS).join().isAlive()) {
      kill();
    }
    embeddedServer().ifPresent(ProcessHandle::destroy);
  }

  /** The database server that outlived a killed OpsMate. */
  private Optional<ProcessHandle> embeddedServer() {
    try {
      Path note = Path.of(settings.getOrDefault("OPSMATE_DATA", ""), "postgres", "postmaster.pid");
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(note).getFirst().strip()))
          .filter(one -> one.info().command().orElse("").contains("postgres"));
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }
}
