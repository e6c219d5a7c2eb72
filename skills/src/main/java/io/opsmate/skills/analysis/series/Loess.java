package io.opsmate.skills.analysis.series;

import java.util.Arrays;

/**
 * Smooths equally spaced values by local regression with tricube weights.
 *
 * @param width how many neighbours count; odd
 * @param degree 0 for a local mean, 1 for a local line
 * @param jump every so many points are estimated, those between lie on a line
 */
record Loess(int width, int degree, int jump) {
  /** Nearer than this part of the reach counts whole, farther than the other not at all. Source: R's stl. */
  static final double NEAR = .001;

  static final double FAR = .999;

  /** As R picks it: a tenth of the width. */
  static Loess of(int width, int degree) {
    return new Loess(width, degree, (width + 9) / 10);
  }

  /** Smooths the first {@code n} of {@code y} into {@code out} from {@code at} on. */
  void smooth(double[] y, int n, double[] weights, double[] out, int at) {
    if (n == 1) {
      out[at] = y[0];
      return;
    }
    Neighbours near = new Neighbours(y, n, weights, new double[n]);
    int step = Math.min(jump, n - 1);
    int half = (width + 1) / 2;
    int left = 0;
    int last = 0;
    for (int i = 0; i < n; i += step) {
      left = width >= n ? 0 : Math.clamp(i - half + 1L, 0, n - width);
      near.put(i, left, Math.min(left + width, n) - 1, out, at + i, y[i]);
      last = i;
    }
    if (last != n - 1) {
      left = width >= n ? 0 : n - width;
      near.put(n - 1, left, n - 1, out, at + n - 1, y[n - 1]);
    }
    if (step > 1) {
      fill(out, at, n, step, last);
    }
  }

  /** The value at a place beside the series, {@code otherwise} when no neighbour has a weight. */
  double beyond(double[] y, int n, double[] weights, int place, double otherwise) {
    int left = place < 0 ? 0 : Math.max(0, n - width);
    int right = place < 0 ? Math.min(width, n) - 1 : n - 1;
    double[] out = {otherwise};
    new Neighbours(y, n, weights, new double[n]).put(place, left, right, out, 0, otherwise);
    return out[0];
  }

  private static void fill(double[] out, int at, int n, int step, int last) {
    for (int i = 0; i + step <= last; i += step) {
      line(out, at + i, at + i + step);
    }
    if (last != n - 1) {
      line(out, at + last, at + n - 1);
    }
  }

  private static void line(double[] out, int from, int to) {
    double rise = (out[to] - out[from]) / (to - from);
    for (int i = from + 1; i < to; i++) {
      out[i] = out[from] + rise * (i - from);
    }
  }

  /** Estimates one value; {@code weight} is room to work in. */
  private final class Neighbours {
    private final double[] y;
    private final int n;
    private final double[] given;
    private final double[] weight;

    Neighbours(double[] y, int n, double[] given, double[] weight) {
      this.y = y;
      this.n = n;
      this.given = given;
      this.weight = weight;
    }

    void put(int x, int left, int right, double[] out, int at, double otherwise) {
      double reach = Math.max(x - left, right - x);
      if (width > n) {
        reach += (width - n) / 2;
      }
      double sum = 0;
      for (int i = left; i <= right; i++) {
        double away = Math.abs(i - x);
        double here = 0;
        if (away <= FAR * reach) {
          double part = away / reach;
          double cube = 1 - part * part * part;
          here = (away <= NEAR * reach ? 1 : cube * cube * cube) * given[i];
        }
        weight[i] = here;
        sum += here;
      }
      out[at] = sum <= 0 ? otherwise : estimate(x, left, right, reach, sum);
    }

    private double estimate(int x, int left, int right, double reach, double sum) {
      for (int i = left; i <= right; i++) {
        weight[i] /= sum;
      }
      if (reach > 0 && degree > 0) {
        tilt(x, left, right);
      }
      double value = 0;
      for (int i = left; i <= right; i++) {
        value += weight[i] * y[i];
      }
      return value;
    }

    private void tilt(int x, int left, int right) {
      double centre = 0;
      for (int i = left; i <= right; i++) {
        centre += weight[i] * i;
      }
      double spread = 0;
      for (int i = left; i <= right; i++) {
        spread += weight[i] * (i - centre) * (i - centre);
      }
      if (Math.sqrt(spread) > NEAR * (n - 1)) {
        double slope = (x - centre) / spread;
        for (int i = left; i <= right; i++) {
          weight[i] *= slope * (i - centre) + 1;
        }
      }
    }
  }

  static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }
}
