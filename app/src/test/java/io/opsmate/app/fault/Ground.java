package io.opsmate.app.fault;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.opsmate.app.adapter.postgres.Durability;
import io.opsmate.app.adapter.postgres.PostgresTransactions;
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

/** A database with a {@link Witness} in it and a {@link World} beside it; each case gets an org and a day of its own. */
final class Ground implements AutoCloseable {
  final String appUrl;
  final String adminUrl;
  final World world;
  private final TestDatabase shared;
  private final HikariDataSource app;
  private final HikariDataSource admin;
  private final HikariDataSource beside;
  private final AtomicInteger cases = new AtomicInteger();

  private Ground(TestDatabase shared, String appUrl, String adminUrl) {
    this.shared = shared;
    this.appUrl = appUrl;
    this.adminUrl = adminUrl;
    this.app = pool(appUrl, "opsmate_app", 8);
    this.admin = pool(adminUrl, "postgres", 8);
    Witness.installedIn(admin);
    this.beside = pool(worldUrl(shared), "postgres", 4);
    this.world = World.created(beside, admin);
  }

  /** On the one server that all tests share. */
  static Ground fresh() {
    TestDatabase shared = TestDatabase.fresh();
    return new Ground(shared, shared.appLogin().url(), worldUrl(shared));
  }

  private static String worldUrl(TestDatabase shared) {
    try (Connection connection = shared.admin()) {
      return connection.getMetaData().getURL();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** On a server of its own; the world goes on without it. */
  static Ground on(OwnServer server) {
    return new Ground(TestDatabase.empty(), server.url("opsmate_app"), server.url("postgres"));
  }

  static HikariDataSource pool(String url, String user, int most) {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setMaximumPoolSize(most);
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(5000);
    pool.setConnectionInitSql(Durability.COMMITS_ARE_KEPT); // as OpsMate's own; these servers are started without it
    return new HikariDataSource(pool);
  }

  DataSource admin() {
    return admin;
  }

  Replica.Place place() {
    return new Replica.Place(app, world);
  }

  Case anotherCase() {
    OrgId org = new OrgId(new UUID(0x0fa0_0000_0000_7000L, 0x8000_0000_0000_0000L | cases.incrementAndGet()));
    Rows.update(admin, "INSERT INTO org (id, name, created_at) VALUES (?, 'Fault', ?)", org.value(),
        Timestamp.from(SetClock.NOON));
    return new Case(org);
  }

  /** The noon of a day on which nothing happens but the case. */
  Instant day(Case one) {
    return SetClock.NOON.plus(Duration.ofDays(3 * (one.org().value().getLeastSignificantBits() & 0xffff)));
  }

  Invariants invariants() {
    return new Invariants(admin, new PostgresTransactions(app), world);
  }

  /** What is due in a day or more, such as the expiry of what is over, is none of the next case's business. */
  void forgetFarJobs() {
    Rows.update(admin, "DELETE FROM scheduled_tasks");
    Rows.update(admin, "DELETE FROM jobs_payload");
  }

  @Override
  public void close() {
    app.close();
    admin.close();
    beside.close();
    shared.close();
  }
}
