package io.opsmate.app.cli.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.postgres.DataFolder;
import io.opsmate.app.adapter.postgres.DatabaseLogin;
import io.opsmate.app.adapter.postgres.EmbeddedServer;
import io.opsmate.app.adapter.postgres.Migrations;
import io.opsmate.skills.kernel.OrgId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A fresh PostgreSQL with the settings of the embedded one, {@code synchronous_commit} and {@code fsync} on. */
final class MarksDatabase implements AutoCloseable {
  /** As many connections as a running OpsMate has. */
  private static final int CONNECTIONS = 16;

  private final DatabaseLogin login;
  private final DatabaseLogin owner;
  private final HikariDataSource pool;
  private final Runnable ending;

  private MarksDatabase(DatabaseLogin login, DatabaseLogin owner, Runnable ending) {
    this.login = login;
    this.owner = owner;
    this.pool = pool(login, CONNECTIONS);
    this.ending = ending;
  }

  static MarksDatabase fresh() {
    try {
      DataFolder folder = DataFolder.take(Files.createTempDirectory("opsmate-marks"));
      EmbeddedServer server = EmbeddedServer.start(folder);
      Migrations.migrate(server.owner(), EmbeddedServer.APP);
      return new MarksDatabase(server.app(), server.owner(), () -> {
        server.close();
        folder.close();
        delete(folder.path());
      });
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the database", e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("left behind: " + folder, e);
    }
  }

  /** One that is there already, and stays. */
  static MarksDatabase at(DatabaseLogin login, DatabaseLogin owner) {
    return new MarksDatabase(login, owner, () -> {
    });
  }

  DataSource source() {
    return pool;
  }

  DatabaseLogin login() {
    return login;
  }

  /** A connection that fills tables faster than OpsMate's own do. */
  HikariDataSource filling() {
    HikariDataSource filling = new HikariDataSource();
    filling.setJdbcUrl(login.url());
    filling.setUsername(login.user());
    filling.setPassword(login.password());
    filling.setMaximumPoolSize(1);
    filling.addDataSourceProperty("reWriteBatchedInserts", "true");
    return filling;
  }

  /** Another replica's connections. */
  static HikariDataSource pool(DatabaseLogin login, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  /** As autovacuum leaves it after a while: with statistics, and nothing left to do in the background. */
  void settle() {
    try (Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
        Statement vacuum = connection.createStatement()) {
      vacuum.execute("VACUUM ANALYZE audit_event");
      vacuum.execute("VACUUM ANALYZE audit_detail");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<OrgId> orgs(DataSource source, int count) {
    List<OrgId> orgs = new ArrayList<>();
    try (Connection connection = source.getConnection();
        PreparedStatement insert = connection.prepareStatement(
            "INSERT INTO org (id, name, created_at) VALUES (?, ?, ?)")) {
      for (int i = 0; i < count; i++) {
        OrgId org = new OrgId(UUID.randomUUID());
        insert.setObject(1, org.value());
        insert.setString(2, "org " + i);
        insert.setObject(3, Instant.now().atOffset(ZoneOffset.UTC));
        insert.addBatch();
        orgs.add(org);
      }
      insert.executeBatch();
      return orgs;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pool.close();
    ending.run();
  }
}
