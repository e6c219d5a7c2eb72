package io.opsmate.skills.analysis.series;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Twice the median as R's {@code stl()} takes it. R asks Chambers' partial sort (CACM algorithm 410) for the upper middle
 * first and the lower middle then; the algorithm wants its places in rising order, so for an even number of values the
 * upper one may stay a value a little off. Taking the true median instead changes robust results in the fourth digit, so
 * the same is done here.
 */
final class RoughMedian {
  /** Shorter parts are put in order by insertion. */
  private static final int SHORT = 10;

  private final double[] values;
  private final int[] wanted;
  private final Deque<Part> later = new ArrayDeque<>();

  /** Values {@code from} to {@code to}, and which of the wanted places lie among them; counted from 0, both included. */
  private record Part(int from, int to, int first, int last) {}

  private RoughMedian(double[] values, int... wanted) {
    this.values = values;
    this.wanted = wanted;
  }

  /** Reorders the values. */
  static double twice(double[] values) {
    int upper = values.length / 2;
    int lower = values.length - upper - 1;
    new RoughMedian(values, upper, lower).sort();
    return values[upper] + values[lower];
  }

  private void sort() {
    later.push(new Part(0, values.length - 1, 0, wanted.length - 1));
    while (!later.isEmpty()) {
      Part part = later.pop();
      while (part.first() <= part.last() && (part.to() - part.from() > SHORT || part.from() == 0)
          && part.from() < part.to()) {
        part = split(part);
      }
      if (part.first() <= part.last() && part.from() < part.to()) {
        insert(part.from(), part.to());
      }
    }
  }

  /** Splits by the median of three, goes on with the shorter part and leaves the longer one for later. */
  private Part split(Part part) {
    int from = part.from();
    int to = part.to();
    double pivot = pivot(from, to);
    int up = from;
    int down = to;
    while (true) {
      do {
        down--;
      } while (values[down] > pivot);
      do {
        up++;
      } while (values[up] < pivot);
      if (up > down) {
        break;
      }
      swap(up, down);
    }
    return down - from <= to - up ? lower(part, up, down) : upper(part, up, down);
  }

  private Part lower(Part part, int up, int down) {
    int last = part.last();
    while (part.first() <= last && wanted[last] > down) {
      last--;
    }
    boolean isNone = part.first() > last;
    later.push(new Part(up, part.to(), isNone ? part.first() : last + 1, part.last()));
    return new Part(part.from(), down, part.first(), last);
  }

  private Part upper(Part part, int up, int down) {
    int first = part.first();
    while (first <= part.last() && wanted[first] < up) {
      first++;
    }
    boolean isNone = first > part.last();
    later.push(new Part(part.from(), down, part.first(), isNone ? part.last() : first - 1));
    return new Part(up, part.to(), first, part.last());
  }

  private double pivot(int from, int to) {
    int middle = (from + 1 + to + 1) / 2 - 1;
    if (values[from] > values[middle]) {
      swap(from, middle);
    }
    if (values[to] < values[middle]) {
      swap(to, middle);
      if (values[from] > values[middle]) {
        swap(from, middle);
      }
    }
    return values[middle];
  }

  private void insert(int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      double value = values[i];
      int at = i;
      while (at > from && values[at - 1] > value) {
        values[at] = values[at - 1];
        at--;
      }
      values[at] = value;
    }
  }

  private void swap(int a, int b) {
    double kept = values[a];
    values[a] = values[b];
    values[b] = kept;
  }
}
