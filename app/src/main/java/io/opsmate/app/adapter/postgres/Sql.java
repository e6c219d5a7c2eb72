package io.opsmate.app.adapter.postgres;

import io.opsmate.skills.ports.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One statement with its parameters in order. */
final class Sql {
  private final Connection connection;
  private final String text;
  private @Nullable Object[] parameters = {};

  private Sql(Connection connection, String text) {
    this.connection = connection;
    this.text = text;
  }

  static Sql on(Connection connection, String text) {
    return new Sql(connection, text);
  }

  static Sql in(Tx tx, String text) {
    return new Sql(PostgresTx.of(tx).connection(), text);
  }

  /** Several statements one after the other in one round trip; an update answers how many rows the first one changed. */
  static Sql together(Tx tx, List<Sql> statements) {
    return in(tx, statements.stream().map(one -> one.text).collect(Collectors.joining("; ")))
        .with(statements.stream().flatMap(one -> Arrays.stream(one.parameters)).toArray());
  }

  /** Instants, ids, strings, numbers, booleans, bytes, null; lists of strings or ids as arrays. */
  Sql with(@Nullable Object... values) {
    this.parameters = values;
    return this;
  }

  int update() {
    try (PreparedStatement statement = prepared(parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }

  /** The statement once per row of parameters, in one round trip. */
  void each(List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(text)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }

  <T> List<T> list(Row.Reader<T> reader) {
    try (PreparedStatement statement = prepared(parameters); ResultSet columns = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      Row row = new Row(columns);
      while (columns.next()) {
        all.add(reader.read(row));
      }
      return all;
    } catch (SQLException e) {
      throw DatabaseFailures.of(e);
    }
  }

  <T> Optional<T> first(Row.Reader<T> reader) {
    return list(reader).stream().findFirst();
  }

  private PreparedStatement prepared(@Nullable Object[] values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text);
    try {
      bind(statement, values);
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case null -> statement.setObject(i + 1, null);
        case Instant at -> statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
        case List<?> list -> statement.setArray(i + 1, connection.createArrayOf(
            !list.isEmpty() && list.getFirst() instanceof UUID ? "uuid" : "text", list.toArray()));
        case Object value -> statement.setObject(i + 1, value);
      }
    }
  }
}
