package io.opsmate.skills.ports;

import java.util.function.Function;

/**
 * What reading the outside world gave: the value, or that it is unknown. Unknown is not missing: whoever gets it must
 * not conclude that something is unused, gone or allowed.
 */
public sealed interface Reading<T> {
  record Known<T>(T value) implements Reading<T> {}

  /** The source failed or answered strangely. */
  record Unknown<T>(String because) implements Reading<T> {}

  static <T> Reading<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Reading<T> unknown(String because) {
    return new Unknown<>(because);
  }

  default <R> Reading<R> map(Function<T, R> then) {
    return switch (this) {
      case Known<T>(T value) -> known(then.apply(value));
      case Unknown<T>(String because) -> unknown(because);
    };
  }
}
