package io.opsmate.app.fault;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what the suite really tried. */
final class Tally {
  /** In the order of the summary. */
  enum Tried {
    CRASH_POINTS("crash points"), KILLS("kills"), RACES("races"), LOST_CONNECTIONS("lost connections"),
    RESTARTS("database restarts"), SLACK_FAULTS("Slack faults"), DUPLICATES("duplicates"), CLOCK_JUMPS("clock jumps"),
    CHECKS("times all invariants checked");

    private final String words;

    Tried(String words) {
      this.words = words;
    }
  }

  private static final Map<Tried, Integer> COUNTS = new TreeMap<>();

  private Tally() {}

  static void one(Tried what) {
    add(what, 1);
  }

  static synchronized void add(Tried what, int many) {
    COUNTS.merge(what, many, Integer::sum);
  }

  /** {@code 64 crash points, 6 kills}; only what was tried. */
  static synchronized String words() {
    return COUNTS.entrySet()
        .stream()
        .map(one -> one.getValue() + " " + one.getKey().words)
        .collect(Collectors.joining(", "));
  }
}
