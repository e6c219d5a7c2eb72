package io.opsmate.app.fault;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** SQL past the application, as the superuser, each statement for itself. */
final class Rows {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Rows() {}

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  static int update(DataSource source, String sql, Object... values) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Only reads are repeated, for a while, when the database is away. */
  static <T> List<T> list(DataSource source, Reader<T> reader, String sql, Object... values) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return once(source, reader, sql, values);
      } catch (SQLException e) {
        if (!sql.startsWith("SELECT") || !isAway(e) || System.nanoTime() > until) {
          throw new IllegalStateException(e);
        }
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  private static boolean isAway(SQLException e) {
    String state = Objects.toString(e.getSQLState(), "");
    return e instanceof SQLTransientConnectionException || state.startsWith("08") || state.startsWith("57");
  }

  private static <T> List<T> once(DataSource source, Reader<T> reader, String sql, Object... values)
      throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(reader.read(rows));
        }
      }
      return all;
    }
  }

  static <T> Optional<T> first(DataSource source, Reader<T> reader, String sql, Object... values) {
    return list(source, reader, sql, values).stream().findFirst();
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
