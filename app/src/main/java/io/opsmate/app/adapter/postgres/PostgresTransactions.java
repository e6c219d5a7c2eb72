package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Transactions;
import io.opsmate.skills.ports.Tx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Transactions of PostgreSQL: one connection, one org, which row-level security holds every statement to. */
public final class PostgresTransactions implements Transactions {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresTransactions.class);

  private static final ScopedValue<Boolean> OPEN = ScopedValue.newInstance();

  /** No transaction of ours calls the outside world, so none takes long. */
  private static final String LIMITS =
      "set_config('statement_timeout', '15s', true), set_config('lock_timeout', '5s', true),"
          + " set_config('idle_in_transaction_session_timeout', '60s', true)";

  private final DataSource source;

  public PostgresTransactions(DataSource source) {
    this.source = source;
  }

  @Override
  public <T> T in(OrgId org, Function<Tx, T> work) {
    Committed<T> committed = onConnection(connection -> {
      Sql.on(connection, "SELECT set_config('opsmate.org', ?, true), " + LIMITS)
          .with(org.toString())
          .list(_ -> true);
      PostgresTx tx = new PostgresTx(org, connection);
      try {
        T result = work.apply(tx);
        tx.complete();
        return new Committed<>(result, tx.end());
      } finally {
        tx.end();
      }
    });
    committed.after().forEach(PostgresTransactions::harmlessly);
    return committed.result();
  }

  private record Committed<T>(T result, List<Runnable> after) {}

  /** A transaction of no org: it sees only what row-level security does not guard. */
  <T> T ofNoOrg(Function<Connection, T> work) {
    return onConnection(connection -> {
      Sql.on(connection, "SELECT " + LIMITS).list(_ -> true);
      return work.apply(connection);
    });
  }

  private <T> T onConnection(Function<Connection, T> work) {
    if (OPEN.isBound()) {
      throw new IllegalStateException("transactions do not nest");
    }
    return ScopedValue.where(OPEN, true).call(() -> {
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        return committed(connection, work);
      } catch (SQLException e) {
        throw DatabaseFailures.of(e);
      }
    });
  }

  private static <T> T committed(Connection connection, Function<Connection, T> work) throws SQLException {
    try {
      T result = work.apply(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollback(connection, e);
      throw e;
    }
  }

  private static void rollback(Connection connection, Throwable because) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      because.addSuppressed(e);
    }
  }

  private static void harmlessly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("an action after commit failed");
    }
  }
}
