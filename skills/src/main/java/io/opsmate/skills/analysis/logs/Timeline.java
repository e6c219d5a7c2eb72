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

  /** Unit: milliseconds. A line so far from the one before is mistaken about its time, unless others agree with it. */
  private static final long FARTHEST = 400L * 86_400_000;

  /** Unit: lines in a row. Fewer that agree with each other are mistaken all the same. */
  private static final long FEW = 3;

  /** Unit: lines in a row. So many are right, and so are those before them. */
  private static final long MANY = 1_000;

  private final long border;
  private final long from;
  private final long until;
  private long width = NARROWEST;
  private long first;
  private long last;
  private long earliest = Template.NO_TIME;
  private long latest = Template.NO_TIME;
  private long before = Template.NO_TIME;
  private long admitted;
  private long elsewhere = Template.NO_TIME;
  private long agreed;
  private int beginnings;
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
    if (before != Template.NO_TIME && isFar(stamp, before) && !isAgreed(stamp)) {
      strange++;
      return false;
    }
    agreed = 0;
    before = stamp;
    admitted++;
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

  private static boolean isFar(long one, long other) {
    return Math.abs(one - other) > FARTHEST;
  }

  /** Lines in a row that outnumber all before them show that those had the wrong time; the timeline begins anew. */
  private boolean isAgreed(long stamp) {
    agreed = agreed > 0 && !isFar(stamp, elsewhere) ? agreed + 1 : 1;
    elsewhere = stamp;
    if (agreed >= FEW && agreed > admitted) {
      strange += admitted;
      admitted = 0;
      width = NARROWEST;
      earliest = Template.NO_TIME;
      latest = Template.NO_TIME;
      beginnings++;
      return true;
    }
    return agreed >= MANY;
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

  /** Lines over 400 days from most others around them, which are in no window. */
  public long strange() {
    return strange;
  }

  /** How often all before turned out to have had the wrong time. */
  int beginnings() {
    return beginnings;
  }

  long first() {
    return first;
  }
}
