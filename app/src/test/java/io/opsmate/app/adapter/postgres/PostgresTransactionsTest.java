package io.opsmate.app.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.testkit.Orgs;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What fails now and may work later is told apart from what never will. */
class PostgresTransactionsTest {
  private final TestDatabase database = TestDatabase.fresh();

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aDatabaseThatCannotBeReachedMayWorkLater() {
    PGSimpleDataSource nowhere = new PGSimpleDataSource();
    nowhere.setURL("jdbc:postgresql://127.0.0.1:1/none");
    AtomicBoolean worked = new AtomicBoolean();

    assertThatThrownBy(() -> new PostgresTransactions(nowhere).run(Orgs.ACME, _ -> worked.set(true)))
        .isInstanceOf(RetriableFailure.class);

    assertThat(worked).isFalse();
  }

  @Test
  void aConnectionThatIsCutMayWorkLaterAndTheNextTransactionDoes() {
    assertThatThrownBy(() -> database.transactions().run(Orgs.ACME, tx -> {
      cut();
      Sql.in(tx, "SELECT 1").list(_ -> true);
    })).isInstanceOf(RetriableFailure.class);

    assertThat(database.transactions().<Integer>in(Orgs.ACME, tx -> Sql.in(tx, "SELECT 1").list(_ -> true).size()))
        .isEqualTo(1);
  }

  @Test
  void aStatementThatMakesNoSenseNeverWorks() {
    assertThatThrownBy(() -> database.transactions().run(Orgs.ACME, tx -> Sql.in(tx, "SELECT nothing").list(_ -> true)))
        .isInstanceOf(PermanentFailure.class);
  }

  private void cut() {
    try (Connection admin = database.admin()) {
      Sql.on(admin, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE usename = 'opsmate_app' AND datname = current_database()").list(_ -> true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
