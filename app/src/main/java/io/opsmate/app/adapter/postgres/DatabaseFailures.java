package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.kernel.PermanentFailure;
import io.opsmate.skills.kernel.RetriableFailure;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells what may work later from what never will. */
final class DatabaseFailures {
  /**
   * Classes of SQLSTATE that pass: connection, transaction rollback, resources, operator intervention. Source:
   * PostgreSQL manual, appendix A.
   */
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  static final String UNIQUE_VIOLATION = "23505";

  private DatabaseFailures() {}

  static RuntimeException of(SQLException e) {
    return isPassing(e)
        ? new RetriableFailure("the database did not answer as it should: " + e.getMessage(), e)
        : new PermanentFailure("the database refused: " + e.getMessage(), e);
  }

  private static boolean isPassing(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientException || e instanceof SQLRecoverableException
        || e instanceof SQLNonTransientConnectionException || LOCK_NOT_AVAILABLE.equals(state)
        || (state != null && state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)));
  }
}
