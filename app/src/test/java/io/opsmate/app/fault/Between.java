package io.opsmate.app.fault;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts something between a port and whoever calls it. */
final class Between {
  private Between() {}

  /** The call itself. */
  @FunctionalInterface
  interface Call {
    @Nullable
    Object make();
  }

  /** Gets the method's name, its arguments, and the call itself, which it may make, or not. */
  @FunctionalInterface
  interface Then {
    @Nullable
    Object of(String method, Object[] arguments, Call call);
  }

  static <T> T port(Class<T> port, T real, Then then) {
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[]{port},
        (_, method, arguments) -> then.of(method.getName(), arguments == null ? new Object[0] : arguments, () -> {
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw unchecked(Objects.requireNonNull(e.getCause()));
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        })));
  }

  /** As it is; the compiler need not know. */
  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
