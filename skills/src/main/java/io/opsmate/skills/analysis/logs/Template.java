package io.opsmate.skills.analysis.logs;

import java.util.List;

/**
 * What lines of a kind have in common, and when they came.
 *
 * @param id of its level and its words: the same in every run; 0 for lines that stand together as “other”
 * @param level of its lines, as it was given
 * @param shown with {@code <*>} for what varies
 * @param typed with the kinds of what varies, such as {@code <ip>}; {@code <*>} where they differ
 * @param lines so far
 * @param firstLine number of the first of them, from 1
 * @param lastLine number of the last
 * @param firstAt milliseconds since 1970 of the earliest in a window of the miner's {@link Timeline}, or {@link #NO_TIME}
 * @param lastAt of the latest
 * @param windows lines in each window of the miner's {@link Timeline}
 */
public record Template(long id, int level, String shown, String typed, long lines, long firstLine, long lastLine,
    long firstAt, long lastAt, List<Long> windows) {
  /** A line that says no time. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int UNUSED_BITS = 16;

  public Template {
    windows = List.copyOf(windows);
  }

  /** An id as people and files have it: {@code E} and twelve hexadecimal digits. */
  public static String name(long id) {
    return "E%012x".formatted(id >>> UNUSED_BITS);
  }

  /** See {@link #name(long)}. */
  public String name() {
    return name(id);
  }
}
