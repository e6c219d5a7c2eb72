package io.opsmate.app.cli.eval;

import java.lang.reflect.Constructor;
import java.util.List;

/** Makes the record that an explanation is answered with, as an adapter does from JSON. */
final class Explanations {
  private Explanations() {}

  static Record of(Class<?> type, String headline, String id) {
    Class<?> remark = type.getDeclaredClasses()[0];
    return made(type, headline, List.of(made(remark, "Look at this one first.", List.of(id), List.of())));
  }

  private static Record made(Class<?> type, Object... values) {
    try {
      Constructor<?> made = type.getDeclaredConstructors()[0];
      made.setAccessible(true);
      return (Record) made.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
