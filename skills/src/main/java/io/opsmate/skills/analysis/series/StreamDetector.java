package io.opsmate.skills.analysis.series;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds what is unusual in a series nobody described, point by point, without looking ahead and in constant memory. It
 * follows the series at several speeds and, where days resemble each other, its usual day; it measures distances, shifts,
 * jumps and unrest, and compares each with its own record.
 *
 * <p>Not thread-safe. Its {@link #state} is all it knows: a detector made of it goes on as if nothing had happened.
 */
public final class StreamDetector {
  /** Unit: points; how slowly the levels follow that distances are measured from. */
  private static final double[] SLOW = {20, 80, 320, 1_000};

  /** The first level's lag behind a drift, by its distance from the second. */
  private static final double LAG = SLOW[0] / (SLOW[1] - SLOW[0]);

  /** Which slow level a usual half-hour is measured from, so that it follows a drift from day to day. */
  private static final int DAY_LEVEL = 2;

  /** Unit: points; how slowly the means follow that shifts are measured on. */
  private static final double[] FAST = {4, 16, 64};

  /** Which slow level each fast one is compared with. */
  private static final int[] AGAINST = {1, 2, 3};

  private static final double SHIFT_COUNTS = 1.3;
  private static final double JUMP_COUNTS = .7;
  private static final double SEASON_COUNTS = .9;

  /** A usual day serves when it misses by at most this part of what a level misses by. */
  private static final double SERVES = .7;

  private static final int DAY = 86_400;

  /** Half-hours of the day. */
  private static final int SLOTS = 48;

  private static final int NO_SLOT = -1;

  /** Unit: days, after which usual ones are compared with. */
  private static final double FIRST_DAYS = 2;

  /** Part of a new point in the usual one of its half-hour. */
  private static final double NEW_POINT = .3;

  /** Unit: points at that time of day. */
  private static final int SEEN_BEFORE = 2;

  /** Beyond it, it makes no difference how many. */
  private static final byte MANY_BEFORE = 100;

  private static final double UNREST_FAST = 12;
  private static final double MISSES_SLOW = 1_000;

  /** Part of the range so far; a smaller difference is nothing. */
  private static final double NOTHING = 1e-6;

  /** What is larger is no measured number, and would spoil all arithmetic. */
  private static final double LARGEST = 1e150;

  /** Unit: points. No score before. */
  static final int WARM_UP = 300;

  /** Unit: points, of which the median is where everything begins. */
  private static final int FIRST = 9;

  /** Part of the level that a series may move by before more is known of it. */
  private static final double OF_LEVEL = .1;

  /** Unit: points. So long, a weaker alarm after a stronger one is part of it. */
  private static final double ECHO = 200;

  private static final double ECHO_FADING = Math.pow(.5, 1 / ECHO);
  private static final int MEASURES = SLOW.length + FAST.length + 1 + 1 + FAST.length + 1;

  private static final byte VERSION = 4;

  private final int slots;
  private final int warmUp;
  private final double[] state;
  private final byte[] counts;
  private final Slice levels;
  private final Slice means;
  private final Slice seasonMeans;
  private final Slice usual;
  private final Slice first;
  private final double[] highest = new double[MEASURES];
  private final double[] seen = new double[MEASURES];
  private final Records records;

  /** What is unusual about a point. */
  public enum Kind {
    NONE, SPIKE, SHIFT, JUMP, SEASON, UNREST,
    /** No number: it was passed over. */
    NO_NUMBER,
    /** It stopped moving. */
    FLAT,
    /** Nothing was measured for long before this point. */
    GAP,
    /** More of what is counted and seldom happens. */
    BURST;

    /** For files and people. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What the detector says of one point.
   *
   * @param score 0 to 1: 0 within what was seen before, .5 at 1.7 times the record, above .86 at three times
   * @param expected what would have been usual
   * @param low the least that would have been
   * @param high the most that would have been
   */
  public record Reading(double score, double expected, double low, double high, Kind kind) {
    /** As part of an alarm that was given. */
    Reading weaker() {
      return new Reading(score / 2, expected, low, high, kind);
    }
  }

  /** Single numbers of the state, before the arrays. */
  private enum Number {
    COUNT, PREVIOUS, LEAST, MOST, SEASON_MISSES, LEVEL_MISSES, UNREST, LAST_ALARM, START
  }

  /** A part of the state. */
  private record Slice(int from, int length) {
    int at(int index) {
      return from + index;
    }
  }

  public StreamDetector() {
    this(SLOTS, WARM_UP);
  }

  /**
   * @param slots parts of the day that may differ
   * @param warmUp points before the first score
   */
  StreamDetector(int slots, int warmUp) {
    this.slots = slots;
    this.warmUp = warmUp;
    int at = Number.values().length;
    levels = new Slice(at, SLOW.length);
    means = new Slice(levels.from + levels.length, FAST.length);
    seasonMeans = new Slice(means.from + means.length, FAST.length);
    usual = new Slice(seasonMeans.from + seasonMeans.length, slots);
    first = new Slice(usual.from + usual.length, FIRST);
    state = new double[first.from + first.length];
    counts = new byte[slots];
    records = new Records(highest, seen, Math.min(warmUp, Records.WARM_UP));
  }

  /** The last point only taught it. */
  boolean isLearning() {
    return get(Number.COUNT) <= warmUp;
  }

  /** Goes on where {@link #state} was taken. */
  public static StreamDetector of(byte[] state) {
    StreamDetector detector = new StreamDetector();
    if (state.length != 1 + detector.size() || state[0] != VERSION) {
      throw new IllegalArgumentException("this state is of another version: " + state.length + " bytes");
    }
    detector.read(ByteBuffer.wrap(state, 1, state.length - 1));
    return detector;
  }

  /** Everything it knows; about .9 KB. */
  public byte[] state() {
    ByteBuffer whole = ByteBuffer.allocate(1 + size()).put(VERSION);
    write(whole);
    return whole.array();
  }

  /** Unit: bytes. */
  int size() {
    return Double.BYTES * (state.length + 2 * MEASURES) + slots;
  }

  void write(ByteBuffer to) {
    for (double[] part : List.of(state, highest, seen)) {
      for (double number : part) {
        to.putDouble(number);
      }
    }
    to.put(counts);
  }

  void read(ByteBuffer from) {
    for (double[] part : List.of(state, highest, seen)) {
      for (int i = 0; i < part.length; i++) {
        part[i] = from.getDouble();
      }
    }
    from.get(counts);
  }

  /** @param second since 1970, for the time of day, or {@link SeriesWatch#NO_TIME}: then no day is learnt */
  public Reading next(long second, double value) {
    if (!(Math.abs(value) <= LARGEST)) {
      double level = state[levels.at(0)];
      return new Reading(0, level, level, level, Kind.NO_NUMBER);
    }
    set(Number.COUNT, get(Number.COUNT) + 1);
    if (get(Number.COUNT) <= FIRST) {
      return begin(value);
    }
    double scale = Math.abs(state[levels.at(0)]) * OF_LEVEL;
    double believed = state[levels.at(0)] + within(value - state[levels.at(0)], records.most(0, scale));
    set(Number.LEAST, Math.min(get(Number.LEAST), believed));
    set(Number.MOST, Math.max(get(Number.MOST), believed));
    double least = (get(Number.MOST) - get(Number.LEAST)) * NOTHING + Double.MIN_NORMAL;
    int slot = second == SeriesWatch.NO_TIME ? NO_SLOT : (int) (Math.floorMod(second, DAY) * (long) slots / DAY);
    boolean hasDay = slot != NO_SLOT && hasDay(slot, second);
    double usualNow = hasDay ? state[levels.at(DAY_LEVEL)] + state[usual.at(slot)] : 0;
    double expected = hasDay && serves() ? usualNow : level();
    double reach = records.of(hasDay && serves() ? SLOW.length + FAST.length + 1 : 0);
    Strongest strongest = new Strongest();
    Point point = new Point(value, believed, least, scale);
    distances(point, strongest);
    if (hasDay) {
      season(point, usualNow, strongest);
    }
    unrest(point, strongest);
    learn(slot, believed);
    return new Reading(score(strongest.beyond), expected, expected - reach, expected + reach,
        strongest.beyond > 1 ? strongest.kind : Kind.NONE);
  }

  /** What the first day taught began with levels that had not settled. */
  private boolean hasDay(int slot, long second) {
    if (get(Number.START) == 0 || second < get(Number.START)) {
      set(Number.START, second);
    }
    return counts[slot] >= SEEN_BEFORE && second - get(Number.START) >= FIRST_DAYS * DAY;
  }

  /**
   * A number as it comes.
   *
   * @param believed as much of it as is learnt from
   * @param least differences below it are nothing
   * @param scale of the series while little is known of it
   */
  private record Point(double value, double believed, double least, double scale) {}

  /** Where the fastest level would be if it did not lag behind a drift: two levels lag by it in proportion to their speeds. */
  private double level() {
    return state[levels.at(0)] + (state[levels.at(0)] - state[levels.at(1)]) * LAG;
  }

  private static double within(double difference, double most) {
    return Math.max(-most, Math.min(most, difference));
  }

  /** One of the first values may be wrong, their median hardly is. */
  private Reading begin(double value) {
    int count = (int) get(Number.COUNT);
    state[first.at(count - 1)] = value;
    double[] sorted = Arrays.copyOfRange(state, first.from, first.from + count);
    Arrays.sort(sorted);
    double median = sorted[(count - 1) / 2];
    set(Number.PREVIOUS, median);
    set(Number.LEAST, median);
    set(Number.MOST, median);
    Arrays.fill(state, levels.from, levels.from + levels.length, median);
    Arrays.fill(state, means.from, means.from + means.length, median);
    return new Reading(0, median, median, median, Kind.NONE);
  }

  private void distances(Point point, Strongest strongest) {
    int measure = 0;
    for (int i = 0; i < SLOW.length; i++) {
      double distance = Math.abs(point.value - (i == 0 ? level() : state[levels.at(i)]));
      strongest.of(records.beyond(measure++, distance, point.least, point.scale), Kind.SPIKE);
    }
    for (int i = 0; i < FAST.length; i++) {
      state[means.at(i)] += (point.believed - state[means.at(i)]) / FAST[i];
      double shift = Math.abs(state[means.at(i)] - state[levels.at(AGAINST[i])]);
      strongest.of(SHIFT_COUNTS * records.beyond(measure++, shift, point.least, point.scale), Kind.SHIFT);
    }
    double jump = Math.abs(point.value - get(Number.PREVIOUS));
    strongest.of(JUMP_COUNTS * records.beyond(measure, jump, point.least, point.scale), Kind.JUMP);
  }

  private void season(Point point, double usualNow, Strongest strongest) {
    double off = point.believed - usualNow;
    set(Number.SEASON_MISSES, get(Number.SEASON_MISSES) + (Math.abs(off) - get(Number.SEASON_MISSES)) / MISSES_SLOW);
    double miss = Math.abs(point.believed - state[levels.at(2)]);
    set(Number.LEVEL_MISSES, get(Number.LEVEL_MISSES) + (miss - get(Number.LEVEL_MISSES)) / MISSES_SLOW);
    boolean counts = serves();
    int measure = SLOW.length + FAST.length + 1;
    double beyond = SEASON_COUNTS
        * records.beyond(measure++, Math.abs(point.value - usualNow), point.least, point.scale);
    strongest.of(counts ? beyond : 0, Kind.SEASON);
    for (int i = 0; i < FAST.length; i++) {
      state[seasonMeans.at(i)] += (off - state[seasonMeans.at(i)]) / FAST[i];
      double shift = records.beyond(measure++, Math.abs(state[seasonMeans.at(i)]), point.least, point.scale);
      strongest.of(counts ? SEASON_COUNTS * SHIFT_COUNTS * shift : 0, Kind.SEASON);
    }
  }

  private boolean serves() {
    return get(Number.SEASON_MISSES) < SERVES * get(Number.LEVEL_MISSES);
  }

  private void unrest(Point point, Strongest strongest) {
    double jump = Math.abs(point.believed - get(Number.PREVIOUS));
    set(Number.UNREST, get(Number.UNREST) + (jump - get(Number.UNREST)) / UNREST_FAST);
    strongest.of(records.beyond(MEASURES - 1, get(Number.UNREST), point.least, point.scale), Kind.UNREST);
  }

  private void learn(int slot, double believed) {
    if (slot != NO_SLOT) {
      counts[slot] = (byte) Math.min(counts[slot] + 1, MANY_BEFORE);
      double off = believed - state[levels.at(DAY_LEVEL)] - state[usual.at(slot)];
      state[usual.at(slot)] += off * Math.max(NEW_POINT, 1.0 / counts[slot]);
    }
    for (int i = 0; i < SLOW.length; i++) {
      state[levels.at(i)] += (believed - state[levels.at(i)]) / SLOW[i];
    }
    set(Number.PREVIOUS, believed);
  }

  private double score(double beyond) {
    double score = beyond > 1 && get(Number.COUNT) > warmUp ? 1 - Math.exp(1 - beyond) : 0;
    double before = get(Number.LAST_ALARM);
    set(Number.LAST_ALARM, Math.max(before * ECHO_FADING, score));
    return score < before ? score / 2 : score;
  }

  private double get(Number number) {
    return state[number.ordinal()];
  }

  private void set(Number number, double value) {
    state[number.ordinal()] = value;
  }

  /** The measure that is furthest above its record. */
  private static final class Strongest {
    private double beyond;
    private Kind kind = Kind.NONE;

    void of(double one, Kind of) {
      if (one > beyond) {
        beyond = one;
        kind = of;
      }
    }
  }
}
