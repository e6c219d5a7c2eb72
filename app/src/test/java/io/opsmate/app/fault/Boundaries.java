package io.opsmate.app.fault;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the boundaries a process comes to, and halts it at the one it was told to. */
final class Boundaries {
  /** The exit code of a process that halted where it should. */
  static final int HALTED = 86;

  private final String haltAt;
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<String> seen = new ArrayList<>();

  /** @param haltAt as {@link #seen} gives it; empty for never */
  Boundaries(String haltAt) {
    this.haltAt = haltAt;
  }

  /** One call that crosses a boundary. */
  @FunctionalInterface
  interface Call<T> {
    T make();
  }

  <T> T around(String place, Call<T> call) {
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

  private synchronized void here(String where) {
    seen.add(where);
    if (where.equals(haltAt)) {
      Runtime.getRuntime().halt(HALTED);
    }
  }
}
