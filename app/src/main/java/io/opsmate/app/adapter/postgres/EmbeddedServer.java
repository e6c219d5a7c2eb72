package io.opsmate.app.adapter.postgres;

import io.opsmate.app.config.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that OpsMate brings along, kept in its data folder across restarts. It listens on loopback only, on a
 * port of its own choice, and trusts nobody without a password from the first moment.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  /** The major version of the binaries in the build; data of another one cannot be read. */
  static final String MAJOR = "18";

  private static final String DATABASE = "opsmate";
  private static final String ADMIN = "postgres";
  private static final String OWNER = "opsmate_owner";

  /** The role the application works as. */
  public static final String APP = "opsmate_app";

  private final EmbeddedPostgres server;
  private final DataFolder folder;

  private EmbeddedServer(EmbeddedPostgres server, DataFolder folder) {
    this.server = server;
    this.folder = folder;
  }

  /**
   * Starts the server of a folder; the folder stays with the caller, who closes it after the server.
   *
   * @throws IllegalStateException with a sentence for people, when the data belongs to another major version of
   *     PostgreSQL or the server does not start
   */
  public static EmbeddedServer start(DataFolder folder) {
    Path data = folder.path().resolve("postgres");
    refuseOtherMajor(data);
    OrphanedServer.stop(data);
    moveUnfinishedAside(folder, data);
    Path log = folder.path().resolve("postgres.log");
    try {
      EmbeddedServer started = new EmbeddedServer(builder(folder, data, log).start(), folder);
      started.prepare();
      return started;
    } catch (IOException | IllegalStateException e) {
      throw new IllegalStateException("The embedded PostgreSQL in " + data + " did not start: " + e.getMessage()
          + ". Its own words are in " + log + ". Nothing was changed.", e);
    }
  }

  /** For migrations only. */
  public DatabaseLogin owner() {
    return login(OWNER);
  }

  /** For everything else; owns nothing. */
  public DatabaseLogin app() {
    return login(APP);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DatabaseLogin login(String role) {
    return new DatabaseLogin("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + DATABASE, role,
        folder.secret(secret(role)));
  }

  private static String secret(String role) {
    return role + ".password";
  }

  private static EmbeddedPostgres.Builder builder(DataFolder folder, Path data, Path log) throws IOException {
    Path binaries = Binaries.in(folder);
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
        .setPort(FreePort.any())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setOverrideWorkingDirectory(binaries.toFile())
        .setRegisterShutdownHook(false)
        .setPGStartupWait(Duration.ofSeconds(60))
        .setErrorRedirector(Redirect.appendTo(log.toFile()))
        .setOutputRedirector(Redirect.appendTo(log.toFile()))
        .setConnectConfig("password", folder.secret(secret(ADMIN)));
    initialisation(folder).forEach(builder::setLocaleConfig);
    SETTINGS.forEach(builder::setServerConfig);
    return builder;
  }

  /** The library starts initdb with trust for everybody; its own options come first, so ours, coming later, win. */
  private static Map<String, String> initialisation(DataFolder folder) {
    return Map.of("locale", "C", "auth-local", "scram-sha-256", "auth-host", "scram-sha-256", "pwfile",
        folder.secretFile(secret(ADMIN)).toAbsolutePath().toString());
  }

  /** Small, and durable: the library starts the server with fsync off, which the later setting takes back. */
  private static final Map<String, String> SETTINGS = Map.ofEntries(Map.entry("fsync", "on"),
      Map.entry("synchronous_commit", "on"), Map.entry("full_page_writes", "on"),
      Map.entry("shared_buffers", "32MB"), Map.entry("max_connections", "30"),
      Map.entry("listen_addresses", "127.0.0.1"), Map.entry("unix_socket_directories", ""),
      Map.entry("max_wal_size", "256MB"), Map.entry("timezone", "UTC"));

  private void prepare() {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      role(connection, OWNER);
      role(connection, APP);
      if (Sql.on(connection, "SELECT 1 FROM pg_database WHERE datname = ?").with(DATABASE).first(_ -> true).isEmpty()) {
        Sql.on(connection, "CREATE DATABASE " + DATABASE + " OWNER " + OWNER).update();
        LOG.atInfo().addKeyValue("folder", folder.path()).log("made a new database");
      }
      Sql.on(connection, "REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC").update();
      Sql.on(connection, "GRANT CONNECT ON DATABASE " + DATABASE + " TO " + APP).update();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** A generated password holds letters, digits, minus and underscore only. */
  private void role(Connection connection, String role) {
    if (Sql.on(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?").with(role).first(_ -> true).isEmpty()) {
      Sql.on(connection, "CREATE ROLE " + role + " LOGIN").update();
    }
    Sql.on(connection, "ALTER ROLE " + role + " PASSWORD '" + folder.secret(secret(role)) + "'").update();
  }

  private static void refuseOtherMajor(Path data) {
    Path version = data.resolve("PG_VERSION");
    try {
      if (Files.exists(version) && !Files.readString(version).strip().equals(MAJOR)) {
        throw new IllegalStateException("The data in " + data + " belongs to PostgreSQL "
            + Files.readString(version).strip() + "; this OpsMate brings PostgreSQL " + MAJOR
            + ". Nothing was changed. Start the OpsMate that wrote it and save the data with pg_dump, or move the folder"
            + " away to begin anew.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The owner gets a password once the server runs: data without one is what a run killed while it was made left. */
  private static void moveUnfinishedAside(DataFolder folder, Path data) {
    if (!Files.exists(data) || Files.exists(folder.path().resolve(secret(OWNER)))) {
      return;
    }
    try {
      Path aside = Files.createTempDirectory(folder.path(), "postgres-unfinished-").resolve("postgres");
      Files.move(data, aside);
      LOG.atWarn().addKeyValue("folder", aside).log("moved aside what a killed first start left; it holds no state");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
