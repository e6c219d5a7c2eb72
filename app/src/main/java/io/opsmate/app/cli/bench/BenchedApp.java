package io.opsmate.app.cli.bench;

import io.opsmate.app.Main;
import io.opsmate.app.adapter.postgres.DatabaseLogin;
import io.opsmate.app.config.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** An OpsMate of its own process, on a fresh data folder, talking to the stand-in. */
final class BenchedApp implements AutoCloseable {
  static final String SIGNING_SECRET = "bench-signing-secret";

  private final Process process;
  private final int port;
  private final Duration startup;

  private BenchedApp(Process process, int port, Duration startup) {
    this.process = process;
    this.port = port;
    this.startup = startup;
  }

  /** A database that the bench has filled, and the key that its secrets are sealed with. */
  record Shared(DatabaseLogin login, String masterKey) {}

  /** @param jvm flags for the JVM, before the class path: those this process runs with, as the launcher chose them */
  static BenchedApp start(String slackUrl, Path data, List<String> jvm) {
    return start(data, jvm, Map.of("SLACK_BOT_TOKEN", "xoxb-bench", "SLACK_API_URL", slackUrl + "/api/",
        "OPSMATE_APPROVERS", "U0APPROVER", "OPSMATE_CHANNEL", "C0"));
  }

  /** One that many workspaces installed, on a database that is there already. */
  static BenchedApp installed(String slackUrl, Path data, Shared shared, List<String> jvm) {
    return start(data, jvm, Map.of("SLACK_CLIENT_ID", "1.2", "SLACK_CLIENT_SECRET", "bench", "SLACK_API_URL",
        slackUrl + "/api/", "OPSMATE_PUBLIC_URL", "http://127.0.0.1:1", "OPSMATE_MASTER_KEY", shared.masterKey(),
        "DATABASE_URL", address(shared.login())));
  }

  private static String address(DatabaseLogin login) {
    return login.url() + (login.url().contains("?") ? "&" : "?") + "user=" + login.user() + "&password="
        + login.password();
  }

  private static BenchedApp start(Path data, List<String> jvm, Map<String, String> settings) {
    int port = FreePort.any();
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment()
        .keySet()
        .removeIf(name -> name.startsWith("OPSMATE_") || name.startsWith("SLACK_")
            || name.startsWith("DATABASE_"));
    builder.environment()
        .putAll(Map.of("SLACK_SIGNING_SECRET", SIGNING_SECRET, "OPSMATE_ESTATE", "demo", "OPSMATE_DATA",
            data.toString(), "OPSMATE_PORT", Integer.toString(port)));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true).redirectOutput(data.resolve("app.log").toFile());
    try {
      Files.createDirectories(data);
      long began = System.nanoTime();
      Process process = builder.start();
      awaitReady(process, port);
      return new BenchedApp(process, port, Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException e) {
      throw new UncheckedIOException("could not start OpsMate; see " + data.resolve("app.log"), e);
    }
  }

  URI events() {
    return URI.create("http://127.0.0.1:" + port + "/slack/events");
  }

  Duration startup() {
    return startup;
  }

  /** Resident memory in MiB, where the system tells (Linux). */
  Optional<Long> residentMiB() {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))
          .stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void awaitReady(Process process, int port) throws IOException {
    HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/readiness")).build();
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException e) {
          // not listening yet
        }
        process.waitFor(20, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException("it did not become ready");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
