package io.opsmate.app.cli.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that notes what is sent to the database, a round trip to a line: the statement, or what ends it. */
final class StatementLog {
  private final List<String> sent = new CopyOnWriteArrayList<>();

  List<String> sent() {
    return List.copyOf(sent);
  }

  void clear() {
    sent.clear();
  }

  DataSource on(DataSource source) {
    return proxy(DataSource.class, (method, arguments) -> {
      Object result = call(source, method, arguments);
      return result instanceof Connection connection ? connection(connection) : result;
    });
  }

  private Connection connection(Connection connection) {
    return proxy(Connection.class, (method, arguments) -> {
      switch (method.getName()) {
        case "commit", "rollback", "setSavepoint" -> sent.add(method.getName());
        default -> {}
      }
      Object result = call(connection, method, arguments);
      return result instanceof PreparedStatement statement
          ? statement(statement, String.valueOf(arguments[0]))
          : result;
    });
  }

  private PreparedStatement statement(PreparedStatement statement, String sql) {
    return proxy(PreparedStatement.class, (method, arguments) -> {
      if (method.getName().startsWith("execute")) {
        sent.add(sql);
      }
      return call(statement, method, arguments);
    });
  }

  private static @Nullable Object call(Object on, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** A call of an interface's method; arguments are never null. */
  private interface Answer {
    @Nullable
    Object to(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    InvocationHandler handler =
        (_, method, arguments) -> answer.to(method, arguments == null ? new Object[0] : arguments);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
  }
}
