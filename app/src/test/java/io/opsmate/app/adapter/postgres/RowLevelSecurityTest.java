package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.app.adapter.json.Json;
import io.opsmate.skills.approval.AuditEntry;
import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.testkit.Orgs;
import io.opsmate.skills.testkit.Reports;
import io.opsmate.skills.testkit.SetClock;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself keeps orgs apart, and the audit trail as it is. */
class RowLevelSecurityTest {
  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.fresh();
    database.transactions().run(Orgs.ACME, tx -> {
      new PostgresReports(new Json()).keep(tx, Reports.empty(1));
      new PostgresAudit(TestDatabase.VAULT).record(tx,
          AuditEntry.byOpsMate(SetClock.NOON, "test.entry", "box-1", Map.of()));
    });
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Test
  void momentsAreStoredWithTheirZone() throws SQLException {
    try (Connection admin = database.admin()) {
      assertThat(Sql.on(admin, "SELECT table_name || '.' || column_name AS at FROM information_schema.columns"
          + " WHERE table_schema = 'public' AND data_type = 'timestamp without time zone'"
          + " AND table_name <> 'flyway_schema_history'").list(row -> row.text("at"))).isEmpty();
    }
  }

  @Test
  void withoutAnOrgReadingFails() throws SQLException {
    try (Connection connection = database.app().getConnection()) {
      assertThatThrownBy(() -> Sql.on(connection, "SELECT * FROM core_report").list(_ -> true))
          .isInstanceOf(PermanentFailure.class);
    }
  }

  @Test
  void afterATransactionItsOrgIsForgotten() throws SQLException {
    try (Connection connection = database.app().getConnection()) {
      connection.setAutoCommit(false);
      Sql.on(connection, "SELECT set_config('opsmate.org', ?, true)").with(Orgs.ACME.toString()).list(_ -> true);
      assertThat(Sql.on(connection, "SELECT id FROM core_report").list(_ -> true)).hasSize(1);
      connection.commit();

      assertThatThrownBy(() -> Sql.on(connection, "SELECT id FROM core_report").list(_ -> true))
          .isInstanceOf(PermanentFailure.class);
      connection.rollback();
    }
  }

  @Test
  void theOwnerIsHeldToItToo() throws SQLException {
    try (Connection owner =
        DriverManager.getConnection(database.owner().url(), database.owner().user(), "")) {
      assertThatThrownBy(() -> Sql.on(owner, "SELECT * FROM core_report").list(_ -> true))
          .isInstanceOf(PermanentFailure.class);
    }
  }

  @Test
  void aRowOfAnotherOrgCannotBeWritten() {
    assertThatThrownBy(() -> database.transactions()
        .run(Orgs.ACME, tx -> Sql.in(tx,
            "INSERT INTO chat_inbox (org_id, request_key, accepted_at) VALUES (?, 'key', ?)")
            .with(Orgs.OTHER.value(), SetClock.NOON)
            .update()))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("row-level security");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE audit_event SET what = 'nothing'", "DELETE FROM audit_event", "TRUNCATE audit_event",
    "ALTER TABLE audit_event DISABLE TRIGGER ALL", "DROP TABLE audit_event"})
  void theApplicationCannotChangeTheAuditTrail(String statement) {
    assertThatThrownBy(
        () -> database.transactions().run(Orgs.ACME, tx -> Sql.in(tx, statement).update()))
        .isInstanceOf(PermanentFailure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE audit_event SET what = 'nothing'", "DELETE FROM audit_event",
    "TRUNCATE audit_event CASCADE"})
  void notEvenTheSuperuserChangesTheAuditTrailByAccident(String statement) throws SQLException {
    try (Connection admin = database.admin()) {
      assertThatThrownBy(() -> Sql.on(admin, statement).update()).hasMessageContaining("only added to");
    }
  }
}
