package io.opsmate.app.adapter.postgres;

import java.util.Arrays;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema to what this version of OpsMate needs, as its owner, and tells whether it is there. */
public final class Migrations {
  private Migrations() {}

  /** How a database's schema compares with the code. */
  public sealed interface State {
    record Current() implements State {}

    /** The database lacks changes this version needs. */
    record Behind(int missing) implements State {}

    /** A newer version of OpsMate has changed the database. */
    record Newer(String version) implements State {}
  }

  /**
   * Applies what is missing and answers how much that was.
   *
   * @param appRole the role the application uses; it gets the rights it needs and owns nothing
   * @throws IllegalStateException with a sentence for people, when the role is missing or the schema is newer
   */
  public static int migrate(DatabaseLogin owner, String appRole) {
    Flyway flyway = flyway(Flyway.configure()
        .dataSource(owner.url(), owner.user(), owner.password())
        .placeholders(Map.of("app", '"' + appRole + '"')));
    if (state(flyway) instanceof State.Newer(String version)) {
      throw new IllegalStateException(newer(version));
    }
    requireRole(flyway.getConfiguration().getDataSource(), owner.user(), appRole);
    return flyway.migrate().migrationsExecuted;
  }

  /** Reads only; the application's own role may ask. */
  public static State state(DataSource database) {
    return state(flyway(Flyway.configure().dataSource(database).placeholders(Map.of("app", "unused"))));
  }

  /** What to tell people about a state that this version cannot start with; empty when it can. */
  public static String trouble(State state) {
    return switch (state) {
      case State.Current _ -> "";
      case State.Behind(int missing) -> "The database lacks " + missing
          + " changes that this version of OpsMate needs. Nothing was started. Run ./opsmate migrate with"
          + " DATABASE_OWNER_URL set, then start again.";
      case State.Newer(String version) -> newer(version);
    };
  }

  private static String newer(String version) {
    return "The database was changed by a newer version of OpsMate (" + version
        + "). Nothing was changed or started. Start that version, or restore a backup from before.";
  }

  private static Flyway flyway(FluentConfiguration settings) {
    return settings.locations("classpath:db/migration")
        .failOnMissingLocations(true)
        .validateMigrationNaming(true)
        .ignoreMigrationPatterns("*:future")
        .cleanDisabled(true)
        .load();
  }

  private static State state(Flyway flyway) {
    MigrationInfoService all = flyway.info();
    return Arrays.stream(all.applied())
        .filter(
            one -> one.getState() == MigrationState.FUTURE_SUCCESS || one.getState() == MigrationState.FUTURE_FAILED)
        .map(MigrationInfo::getVersion)
        .max(java.util.Comparator.naturalOrder())
        .<State>map(version -> new State.Newer(version.toString()))
        .orElseGet(() -> all.pending().length == 0 ? new State.Current() : new State.Behind(all.pending().length));
  }

  private static void requireRole(DataSource database, String owner, String appRole) {
    if (owner.equals(appRole)) {
      throw new IllegalStateException("The owner and the application cannot be the same role, " + owner
          + ": whoever owns the tables could change the audit trail. Nothing was changed. Give DATABASE_URL a role of"
          + " its own.");
    }
    boolean exists = new PostgresTransactions(database)
        .ofNoOrg(connection -> Sql.on(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?")
            .with(appRole)
            .first(_ -> true))
        .isPresent();
    if (!exists) {
      throw new IllegalStateException("The role " + appRole + " does not exist. Nothing was changed. Create it with"
          + " CREATE ROLE " + appRole + " LOGIN PASSWORD '…', then run ./opsmate migrate again.");
    }
  }
}
