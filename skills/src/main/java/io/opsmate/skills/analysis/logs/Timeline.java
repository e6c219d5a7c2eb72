package io.opsmate.skills.analysis.logs;

/**
 * Windows of time that all templates of a source are counted in. There are {@value #WINDOWS} at most: as lines of other
 * times come, two neighbours become one, so that room does not grow with time. A border between two windows that matters
 * stays one.
 */
public final class Timeline {
  /** Windows at most. */
  public static final int WINDOWS = 64;

  /** Unit: milliseconds of the first windows. */
  private static final long NARROWEST = 1_000;

  /** Unit: milliseconds. A line so far from the one before is mistaken about its time. */
  private static final long FARTHEST = 400L * 86_400_000;

  private final long border;
  private final long from;
  private final long until;
  private long width = NARROWEST;
  private long first;
  private long last;
  private long earliest = Template.NO_TIME;
  private long latest = Template.NO_TIME;
  private long before = Template.NO_TIME;
  private long strange;

  /** Of all times. */
  public Timeline() {
    this(0, Template.NO_TIME, Long.MAX_VALUE);
  }

  /**
   * Unit of all: milliseconds since 1970.
   *
   * @param border always ends one window and begins another
   * @param from earlier lines are in no window
   * @param until later lines, and those of that moment, are in no window
   */
  public Timeline(long border, long from, long until) {
    this.border = border;
    this.from = from;
    this.until = until;
  }

  /** Makes room for a time; false if it is in no window. */
  boolean admits(long stamp) {
    if (stamp == Template.NO_TIME || stamp < from || stamp >= until) {
      return false;
    }
    if (before != Template.NO_TIME && Math.abs(stamp - before) > FARTHEST) {
      strange++;
      before = stamp;
      return false;
    }
    before = stamp;
    if (earliest == Template.NO_TIME) {
      first = number(stamp);
      last = first;
      earliest = stamp;
      latest = stamp;
    } else if (stamp < earliest || stamp > latest) {
      widen(stamp);
    }
    return true;
  }

  private void widen(long stamp) {
    earliest = Math.min(earliest, stamp);
    latest = Math.max(latest, stamp);
    while (number(latest) - number(earliest) >= WINDOWS) {
      width *= 2;
    }
    first = number(earliest);
    last = number(latest);
  }

  private long number(long stamp) {
    return Math.floorDiv(stamp - border, width);
  }

  /** Of a time that was admitted. */
  int window(long stamp) {
    return (int) (number(stamp) - first);
  }

  /** Milliseconds of a window; 0 while there is none. */
  public long width() {
    return earliest == Template.NO_TIME ? 0 : width;
  }

  /** How many there are now. */
  public int size() {
    return earliest == Template.NO_TIME ? 0 : (int) (last - first + 1);
  }

  /** When a window begins. */
  public long start(int window) {
    return (first + window) * width + border;
  }

  /** The earliest line in a window. */
  public long earliest() {
    return earliest;
  }

  /** The latest line in a window. */
  public long latest() {
    return latest;
  }

  /** Lines over 400 days from the one before, which are in no window. */
  public long strange() {
    return strange;
  }

  long first() {
    return first;
  }
}
