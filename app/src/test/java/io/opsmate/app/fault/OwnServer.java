package io.opsmate.app.fault;

import io.opsmate.app.adapter.postgres.DatabaseLogin;
import io.opsmate.app.adapter.postgres.Migrations;
import io.opsmate.app.config.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A PostgreSQL server that nobody else uses, so that it may be stopped in the middle of everything. */
final class OwnServer implements AutoCloseable {
  private static final String OWNER = "fault_owner";

  private final Path folder;
  private EmbeddedPostgres server;

  private OwnServer(Path folder) {
    this.folder = folder;
    this.server = started(folder, 0);
  }

  /** With a migrated database. */
  static OwnServer in(Path folder) {
    OwnServer ours = new OwnServer(folder);
    for (String statement : new String[]{"CREATE ROLE " + OWNER + " LOGIN", "CREATE ROLE opsmate_app LOGIN",
      "CREATE DATABASE fault OWNER " + OWNER}) {
      Rows.update(ours.server.getPostgresDatabase(), statement);
    }
    Migrations.migrate(new DatabaseLogin(ours.url(OWNER), OWNER, ""), "opsmate_app");
    return ours;
  }

  String url(String user) {
    return server.getJdbcUrl(user, "fault");
  }

  /** As {@code pg_ctl stop -m immediate} and start: what was not committed is gone, and it recovers from its log. */
  void restart() {
    int port = server.getPort();
    try {
      long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
      ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
      postmaster.onExit().join();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    server = started(folder, port);
  }

  private static EmbeddedPostgres started(Path folder, int port) {
    try {
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setServerConfig("max_connections", "60")
          .setPGStartupWait(Duration.ofSeconds(60));
      return builder.setPort(port == 0 ? FreePort.any() : port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
