package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.OrgId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** One org's state as of one moment, read for as long as it takes; nothing can be written through it. */
final class AuditSnapshot {
  private AuditSnapshot() {}

  static <T> T of(DataSource source, OrgId org, Function<PostgresTx, T> reading) {
    try (Connection connection = source.getConnection()) {
      int isolation = connection.getTransactionIsolation();
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        Sql.on(connection, "SELECT set_config('opsmate.org', ?, true), set_config('statement_timeout', '0', true)")
            .with(org.toString())
            .list(_ -> true);
        return reading.apply(new PostgresTx(org, connection));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setReadOnly(false);
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }
}
