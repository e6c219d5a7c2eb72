package io.opsmate.app.cli.bench.marks;

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
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A fresh PostgreSQL with the settings of the embedded one, {@code synchronous_commit} and {@code fsync} on. */
final class MarksDatabase implements AutoCloseable {
  /** As many connections as a running OpsMate has. */
  private static final int CONNECTIONS = 16;

  private final DataFolder folder;
  private final EmbeddedServer server;
  private final HikariDataSource pool;

  private MarksDatabase(DataFolder folder, EmbeddedServer server) {
    this.folder = folder;
    this.server = server;
    this.pool = pool(server.app(), CONNECTIONS);
  }

  static MarksDatabase fresh() {
    try {
      DataFolder folder = DataFolder.take(Files.createTempDirectory("opsmate-marks"));
      EmbeddedServer server = EmbeddedServer.start(folder);
      Migrations.migrate(server.owner(), EmbeddedServer.APP);
      return new MarksDatabase(folder, server);
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for the database", e);
    }
  }

  DataSource source() {
    return pool;
  }

  DatabaseLogin login() {
    return server.app();
  }

  /** Another replica's connections. */
  static HikariDataSource pool(DatabaseLogin login, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(connections);
    return new HikariDataSource(config);
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
    server.close();
    folder.close();
  }
}
