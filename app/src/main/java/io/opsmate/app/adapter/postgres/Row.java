package io.opsmate.app.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of a result, by column name. The methods without {@code maybe} are for columns that are never null. */
final class Row {
  private final ResultSet columns;

  Row(ResultSet columns) {
    this.columns = columns;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Reader<T> {
    T read(Row row) throws SQLException;
  }

  String text(String column) throws SQLException {
    return Objects.requireNonNull(columns.getString(column), column);
  }

  @Nullable
  String maybeText(String column) throws SQLException {
    return columns.getString(column);
  }

  UUID id(String column) throws SQLException {
    return Objects.requireNonNull(maybeId(column), column);
  }

  @Nullable
  UUID maybeId(String column) throws SQLException {
    return columns.getObject(column, UUID.class);
  }

  Instant instant(String column) throws SQLException {
    return Objects.requireNonNull(maybeInstant(column), column);
  }

  @Nullable
  Instant maybeInstant(String column) throws SQLException {
    OffsetDateTime at = columns.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  LocalDate day(String column) throws SQLException {
    return Objects.requireNonNull(columns.getObject(column, LocalDate.class), column);
  }

  List<String> texts(String column) throws SQLException {
    return List.of((String[]) columns.getArray(column).getArray());
  }

  long number(String column) throws SQLException {
    return columns.getLong(column);
  }

  int small(String column) throws SQLException {
    return columns.getInt(column);
  }

  boolean flag(String column) throws SQLException {
    return columns.getBoolean(column);
  }

  byte[] bytes(String column) throws SQLException {
    return Objects.requireNonNull(columns.getBytes(column), column);
  }

  byte @Nullable [] maybeBytes(String column) throws SQLException {
    return columns.getBytes(column);
  }
}
