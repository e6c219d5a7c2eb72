package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server that comes along: kept across restarts, for one OpsMate at a time, and open to nobody else. */
class EmbeddedServerTest {
  @TempDir Path folder;

  @Test
  void stateIsKeptAcrossRestartsAndSafeFromTheNeighbours() throws Exception {
    try (DataFolder data = DataFolder.take(folder); EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThat(Migrations.migrate(server.owner(), EmbeddedServer.APP)).isPositive();
      write(server);

      assertThat(setting(server, "fsync")).isEqualTo("on");
      assertThat(setting(server, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(server, "listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(4)).as("socket directory").isBlank();
      assertThat(setting(server, "server_version_num")).startsWith(EmbeddedServer.MAJOR);
      assertThat(Files.readString(folder.resolve("postgres/pg_hba.conf"))
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())).noneMatch(line -> line.contains("trust"));
      assertThatThrownBy(() -> DriverManager.getConnection(server.app().url(), EmbeddedServer.APP, "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("opsmate_app.password"))))
          .isEqualTo("rw-------");
    }

    try (DataFolder data = DataFolder.take(folder); EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThat(Migrations.migrate(server.owner(), EmbeddedServer.APP)).isZero();
      assertThat(names(server)).containsExactly("kept");
    }
  }

  @Test
  void theServerOfAKilledRunIsStoppedAndNothingIsLost() throws Exception {
    Process run = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
        System.getProperty("java.class.path"), KilledRun.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try (BufferedReader words = run.inputReader(StandardCharsets.UTF_8)) {
      assertThat(words.lines().anyMatch("up"::equals)).as("the run came up").isTrue();
    } finally {
      run.destroyForcibly().waitFor();
    }
    long orphan = Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst().strip());
    assertThat(ProcessHandle.of(orphan)).isPresent();

    try (DataFolder data = DataFolder.take(folder); EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThat(ProcessHandle.of(orphan)).isEmpty();
      assertThat(names(server)).containsExactly("kept");
    }
  }

  /** Comes up, writes, says so, and waits to be killed. */
  static final class KilledRun {
    private KilledRun() {}

    public static void main(String[] arguments) throws Exception {
      EmbeddedServer server = EmbeddedServer.start(DataFolder.take(Path.of(arguments[0])));
      Migrations.migrate(server.owner(), EmbeddedServer.APP);
      write(server);
      System.out.println("up");
      System.out.close();
      Thread.currentThread().join();
    }
  }

  @Test
  void aFolderIsHeldByOneOpsMateAtATime() {
    try (DataFolder _ = DataFolder.take(folder)) {
      assertThatThrownBy(() -> DataFolder.take(folder)).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("OPSMATE_DATA");
    }
    DataFolder.take(folder).close();
  }

  @Test
  void dataOfAnotherMajorVersionIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("postgres"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), "17\n");

    try (DataFolder data = DataFolder.take(folder)) {
      assertThatThrownBy(() -> EmbeddedServer.start(data)).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("belongs to PostgreSQL 17")
          .hasMessageContaining("pg_dump");
    }
    try (var files = Files.list(folder.resolve("postgres"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatAKilledFirstStartLeftIsMovedAside() throws Exception {
    Files.createDirectories(folder.resolve("postgres/global"));
    Files.writeString(folder.resolve("postgres/PG_VERSION"), EmbeddedServer.MAJOR + "\n");
    Files.writeString(folder.resolve("postgres/postgresql.conf"), "");

    try (DataFolder data = DataFolder.take(folder); EmbeddedServer server = EmbeddedServer.start(data)) {
      assertThat(setting(server, "fsync")).isEqualTo("on");
    }
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).anyMatch(name -> name.startsWith(
          "postgres-unfinished-"));
    }
  }

  @Test
  void aSecretStaysTheSame() {
    try (DataFolder data = DataFolder.take(folder)) {
      assertThat(data.secret("some")).hasSizeGreaterThan(30).isEqualTo(data.secret("some"));
      assertThat(data.secret("other")).isNotEqualTo(data.secret("some"));
    }
  }

  private static void write(EmbeddedServer server) throws SQLException {
    try (Connection connection = open(server.app())) {
      Sql.on(connection, "INSERT INTO org (id, name, created_at) VALUES (gen_random_uuid(), 'kept', 'epoch')").update();
    }
  }

  private static List<String> names(EmbeddedServer server) throws SQLException {
    try (Connection connection = open(server.app())) {
      return Sql.on(connection, "SELECT name FROM org").list(row -> row.text("name"));
    }
  }

  private static String setting(EmbeddedServer server, String name) throws SQLException {
    try (Connection connection = open(server.app())) {
      return Sql.on(connection, "SELECT coalesce(current_setting(?, true), '') AS it")
          .with(name)
          .first(row -> row.text("it"))
          .orElseThrow();
    }
  }

  private static Connection open(DatabaseLogin login) throws SQLException {
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }
}
