package io.opsmate.app.fault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.postgres.TestDatabase;
import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.testkit.SetClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database with a {@link World} beside it and a {@link Witness} in it; each case gets an org and a day of its own. */
final class Ground implements AutoCloseable {
  final TestDatabase database;
  final String adminUrl;
  final World world;
  private final HikariDataSource admin;
  private final AtomicInteger cases = new AtomicInteger();

  private Ground(TestDatabase database) throws SQLException {
    this.database = database;
    try (Connection connection = database.admin()) {
      this.adminUrl = connection.getMetaData().getURL();
    }
    this.admin = pool(adminUrl, "postgres", 8);
    Witness.installedIn(admin);
    this.world = World.created(admin);
  }

  static Ground fresh() {
    try {
      return new Ground(TestDatabase.fresh());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static HikariDataSource pool(String url, String user, int most) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setMaximumPoolSize(most);
    pool.setMinimumIdle(0);
    return new HikariDataSource(pool);
  }

  DataSource admin() {
    return admin;
  }

  Replica.Place place() {
    return new Replica.Place(database.app(), world);
  }

  Case anotherCase() {
    OrgId org = new OrgId(new UUID(0x0fa0_0000_0000_7000L, 0x8000_0000_0000_0000L | cases.incrementAndGet()));
    Rows.update(admin, "INSERT INTO org (id, name, created_at) VALUES (?, 'Fault', ?)", org.value(),
        Timestamp.from(SetClock.NOON));
    return new Case(org);
  }

  /** The morning of a day on which nothing happens but the case. */
  Instant day(Case one) {
    return SetClock.NOON.plus(Duration.ofDays(2 * (one.org().value().getLeastSignificantBits() & 0xffff)));
  }

  Invariants invariants() {
    return new Invariants(admin, database.transactions(), world);
  }

  /** Jobs that are due in a day or more, such as the expiry of what is over, are none of the next case's business. */
  void forgetFarJobs() {
    Rows.update(admin, "DELETE FROM scheduled_tasks");
    Rows.update(admin, "DELETE FROM jobs_payload");
  }

  @Override
  public void close() {
    admin.close();
    database.close();
  }
}
