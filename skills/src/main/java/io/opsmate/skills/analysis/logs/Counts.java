package io.opsmate.skills.analysis.logs;

/** Lines of one pattern in each window of a {@link Timeline}, which it follows when it is used. */
final class Counts {
  private long[] counts = {};
  private long width;
  private long first;

  void add(Timeline time, long stamp) {
    follow(time);
    counts[time.window(stamp)]++;
  }

  /** One number for each window of now. */
  long[] now(Timeline time) {
    follow(time);
    return counts;
  }

  private void follow(Timeline time) {
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
