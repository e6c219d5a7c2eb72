package io.opsmate.app.adapter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.FreePort;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.SetClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A migrated database of its own, with two orgs in it, on the one PostgreSQL server that all tests of this JVM share; the
 * roles are those of a real installation.
 */
public final class TestDatabase implements AutoCloseable {
  /** Seals with a key that everybody knows. */
  public static final Vault VAULT = new Vault(List.of(MasterKey.of(new byte[MasterKey.LENGTH])));

  private static final String OWNER = "test_owner";
  private static final String APP = "opsmate_app";
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  private final String name;
  private final HikariDataSource app;

  private TestDatabase(String name) {
    this.name = name;
    this.app = pool(name);
  }

  private static HikariDataSource pool(String name) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(app(name).url());
    pool.setUsername(APP);
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(0);
    return new HikariDataSource(pool);
  }

  /** Migrated, with {@link Orgs#ACME} and {@link Orgs#OTHER}. */
  public static TestDatabase fresh() {
    String template = migratedOnce();
    String name = "test_" + COUNT.incrementAndGet();
    asAdmin("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE " + template);
    return new TestDatabase(name);
  }

  /** Without a schema. */
  public static TestDatabase empty() {
    String name = "test_" + COUNT.incrementAndGet();
    started();
    asAdmin("CREATE DATABASE " + name + " OWNER " + OWNER);
    return new TestDatabase(name);
  }

  /** As the application, pooled. */
  public DataSource app() {
    return app;
  }

  /** Connections of another process; whoever takes them closes them. */
  public HikariDataSource replica() {
    return pool(name);
  }

  public DatabaseLogin appLogin() {
    return app(name);
  }

  public DatabaseLogin owner() {
    return new DatabaseLogin(started().getJdbcUrl(OWNER, name), OWNER, "");
  }

  /** As the superuser, whom row-level security does not hold. */
  public Connection admin() throws SQLException {
    return started().getDatabase("postgres", name).getConnection();
  }

  public PostgresTransactions transactions() {
    return new PostgresTransactions(app);
  }

  @Override
  public void close() {
    app.close();
    asAdmin("DROP DATABASE " + name + " WITH (FORCE)");
  }

  private static DatabaseLogin app(String database) {
    return new DatabaseLogin(started().getJdbcUrl(APP, database), APP, "");
  }

  private static synchronized EmbeddedPostgres started() {
    if (server == null) {
      try {
        server = EmbeddedPostgres.builder().setPort(FreePort.any()).setServerConfig("max_connections", "100").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      asAdmin("CREATE ROLE " + OWNER + " LOGIN");
      asAdmin("CREATE ROLE " + APP + " LOGIN");
    }
    return server;
  }

  private static synchronized String migratedOnce() {
    started();
    if (!exists("template_opsmate")) {
      asAdmin("CREATE DATABASE template_opsmate OWNER " + OWNER);
      Migrations.migrate(new DatabaseLogin(started().getJdbcUrl(OWNER, "template_opsmate"), OWNER, ""), APP);
      org(Orgs.ACME, "Acme");
      org(Orgs.OTHER, "Other");
    }
    return "template_opsmate";
  }

  private static void org(OrgId org, String name) {
    try (Connection connection = started().getDatabase("postgres", "template_opsmate").getConnection()) {
      Sql.on(connection, "INSERT INTO org (id, name, created_at) VALUES (?, ?, ?)")
          .with(org.value(), name, SetClock.NOON)
          .update();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean exists(String database) {
    try (Connection connection = started().getPostgresDatabase().getConnection()) {
      return Sql.on(connection, "SELECT 1 FROM pg_database WHERE datname = ?")
          .with(database)
          .first(_ -> true)
          .isPresent();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void asAdmin(String statement) {
    try (Connection connection = started().getPostgresDatabase().getConnection()) {
      Sql.on(connection, statement).update();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
