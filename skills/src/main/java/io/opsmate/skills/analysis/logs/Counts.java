package io.opsmate.skills.analysis.logs;

/** Lines of one pattern in each window of a {@link Timeline}, which it follows when it is used. */
final class Counts {
  private long[] counts = {};
  private long width;
  private long first;
  private int beginnings;
  private long firstAt = Template.NO_TIME;
  private long lastAt = Template.NO_TIME;

  void add(Timeline time, long stamp) {
    follow(time);
    firstAt = firstAt == Template.NO_TIME ? stamp : Math.min(firstAt, stamp);
    lastAt = Math.max(lastAt, stamp);
    counts[time.window(stamp)]++;
  }

  /** One number for each window of now. */
  long[] now(Timeline time) {
    follow(time);
    return counts;
  }

  /** Milliseconds since 1970 of the earliest, or {@link Template#NO_TIME}. */
  long firstAt() {
    return firstAt;
  }

  /** Of the latest. */
  long lastAt() {
    return lastAt;
  }

  private void follow(Timeline time) {
    if (beginnings != time.beginnings()) {
      beginnings = time.beginnings();
      counts = new long[0];
      firstAt = Template.NO_TIME;
      lastAt = Template.NO_TIME;
    }
    if (width == time.width() && first == time.first() && counts.length >= time.size()) {
      return;
    }
    long[] now = new long[time.size()];
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] != 0) {
        now[(int) (Math.floorDiv(first + i, time.width() / width) - time.first())] += counts[i];
      }
    }
    counts = now;
    width = time.width();
    first = time.first();
  }
}
