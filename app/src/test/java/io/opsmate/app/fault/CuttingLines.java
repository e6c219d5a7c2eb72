package io.opsmate.app.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Cuts the line to the database at one commit: right before it, or right after the database has it and before OpsMate hears
 * so.
 */
final class CuttingLines implements Wiring {
  /** When a line is cut. */
  enum When {
    BEFORE, AFTER, NEVER
  }

  private final DataSource admin;
  private final When when;
  private final int commit;
  private final AtomicInteger commits = new AtomicInteger();

  CuttingLines(DataSource admin, When when, int commit) {
    this.admin = admin;
    this.when = when;
    this.commit = commit;
  }

  int commits() {
    return commits.get();
  }

  @Override
  public DataSource source(DataSource real) {
    return Between.port(DataSource.class, real, (method, _, call) -> method.equals("getConnection")
        ? cut((Connection) Objects.requireNonNull(call.make()))
        : call.make());
  }

  private Connection cut(Connection real) {
    return Between.port(Connection.class, real, (method, _, call) -> {
      if (!method.equals("commit") || commits.incrementAndGet() != commit || when == When.NEVER) {
        return call.make();
      }
      if (when == When.BEFORE) {
        terminate(real);
        return call.make();
      }
      call.make();
      terminate(real);
      throw Between.unchecked(new SQLException("the line was cut while the commit was answered", "08006"));
    });
  }

  private void terminate(Connection real) {
    try {
      Rows.list(admin, row -> true, "SELECT pg_terminate_backend(?, 5000)",
          real.unwrap(PGConnection.class).getBackendPID());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
