package io.opsmate.app.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the boundaries a replica comes to, and lets happen at one of them what it was told to. */
final class Boundaries {
  /** The exit code of a process that halted where it should. */
  static final int HALTED = 86;

  private final String where;
  private final Runnable fault;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> seen = new ArrayList<>();

  /** @param where as {@link #seen} gives it; empty for nowhere */
  Boundaries(String where, Runnable fault) {
    this.where = where;
    this.fault = fault;
  }

  /** The process is no more; nothing is tidied up. */
  static Boundaries haltingAt(String where) {
    return new Boundaries(where, () -> Runtime.getRuntime().halt(HALTED));
  }

  /** One call that crosses a boundary. */
  @FunctionalInterface
  interface Call<T extends @Nullable Object> {
    T make();
  }

  <T extends @Nullable Object> T around(String place, Call<T> call) {
    String named = numbered(place);
    here("before " + named);
    T result = call.make();
    here("after " + named);
    return result;
  }

  void before(String place) {
    here("before " + numbered(place));
  }

  /** Each as {@code before execute #2}, in the order in which they were come to. */
  synchronized List<String> seen() {
    return List.copyOf(seen);
  }

  private synchronized String numbered(String place) {
    return place + " #" + counts.merge(place, 1, Integer::sum);
  }

  private void here(String place) {
    synchronized (this) {
      seen.add(place);
    }
    if (place.equals(where)) {
      fault.run();
    }
  }
}
