package io.opsmate.app.adapter.jobs;

import io.opsmate.app.adapter.postgres.PostgresTx;
import io.opsmate.skills.ports.Tx;
import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that hands out the connection of the transaction at hand, which whoever gets it cannot close. */
final class TransactionConnection implements DataSource {
  private final ScopedValue<Connection> current = ScopedValue.newInstance();

  /** Within {@code work} this data source is the transaction. */
  <T> T of(Tx tx, Supplier<T> work) {
    return ScopedValue.where(current, PostgresTx.of(tx).connection()).call(work::get);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!current.isBound()) {
      throw new SQLException("there is no transaction at hand");
    }
    return unclosable(current.get());
  }

  private static Connection unclosable(Connection connection) {
    InvocationHandler handler = (_, method, arguments) -> {
      if (method.getName().equals("close")) {
        return null;
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    };
    return (Connection) Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[]{Connection.class},
        handler);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("nothing to unwrap");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
