package io.opsmate.app.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.postgres.DataFolder;
import io.opsmate.app.adapter.postgres.DatabaseLogin;
import io.opsmate.app.adapter.postgres.Durability;
import io.opsmate.app.adapter.postgres.EmbeddedServer;
import io.opsmate.app.adapter.postgres.Migrations;
import io.opsmate.app.adapter.vault.MasterKey;
import io.opsmate.app.adapter.vault.Vault;
import io.opsmate.app.config.Settings;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The database of this run: the company's own, or the one OpsMate brings along. */
public final class Database implements AutoCloseable {
  /** Eight jobs, the relay and the edge; PostgreSQL's own limit is 30 in embedded mode. */
  private static final int CONNECTIONS = 16;

  /** The file of the key that is made when none is set. */
  static final String MASTER_KEY = "master.key";

  private final @Nullable DataFolder folder;
  private final @Nullable EmbeddedServer server;
  private final HikariDataSource pool;

  private Database(@Nullable DataFolder folder, @Nullable EmbeddedServer server, HikariDataSource pool) {
    this.folder = folder;
    this.server = server;
    this.pool = pool;
  }

  /**
   * Opens it, ready for this version's code.
   *
   * @throws IllegalStateException with a sentence for people
   */
  public static Database open(Settings settings) {
    return switch (settings.database()) {
      case Settings.Database.Embedded _ -> embedded(settings);
      case Settings.Database.External(var url) -> external(DatabaseLogin.parse(url.value()));
    };
  }

  public DataSource source() {
    return pool;
  }

  /** The folder of generated secrets; empty with a database of the company's own. */
  public Optional<DataFolder> folder() {
    return Optional.ofNullable(folder);
  }

  /** The owner of the tables; empty with a database of the company's own, whose owner the application does not know. */
  Optional<DatabaseLogin> owner() {
    return Optional.ofNullable(server).map(EmbeddedServer::owner);
  }

  /** Opened with the keys of the settings, or with the one that the folder keeps. */
  public Vault vault(Settings settings) {
    return new Vault(settings.masterKey()
        .map(keys -> MasterKey.parse(keys.value()))
        .orElseGet(() -> MasterKey.parse(Objects.requireNonNull(folder, "a folder without a database of one's own")
            .key(MASTER_KEY))));
  }

  /** Whether no other OpsMate can be using it: the folder is locked. */
  boolean isOursAlone() {
    return folder != null;
  }

  @Override
  public void close() {
    pool.close();
    if (server != null) {
      server.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  private static Database embedded(Settings settings) {
    DataFolder folder = DataFolder.take(settings.data());
    EmbeddedServer server = EmbeddedServer.start(folder);
    Migrations.migrate(server.owner(), EmbeddedServer.APP);
    return new Database(folder, server, pool(server.app()));
  }

  private static Database external(DatabaseLogin login) {
    HikariDataSource pool = pool(login);
    String trouble = trouble(pool);
    if (!trouble.isEmpty()) {
      pool.close();
      throw new IllegalStateException(trouble);
    }
    return new Database(null, null, pool);
  }

  private static String trouble(HikariDataSource pool) {
    try {
      return Migrations.trouble(Migrations.state(pool));
    } catch (FlywayException e) {
      return "The database at DATABASE_URL does not answer (" + e.getMessage() + "). Nothing was started. Check that"
          + " PostgreSQL runs there, and that address, user and password are right.";
    }
  }

  private static HikariDataSource pool(DatabaseLogin login) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setPoolName("opsmate");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(2_000);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(Durability.COMMITS_ARE_KEPT);
    return new HikariDataSource(config);
  }
}
