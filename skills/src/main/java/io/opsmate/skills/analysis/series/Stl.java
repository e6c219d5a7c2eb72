package io.opsmate.skills.analysis.series;

/**
 * Takes a series apart into season, trend and remainder by Loess, as R's {@code stl()} does. Source: Cleveland et al., STL:
 * A Seasonal-Trend Decomposition Procedure Based on Loess, 1990, and R's defaults.
 *
 * @param period points a season; at least 2
 * @param season how the season may change from one to the next; its width is {@code 10 n + 1} for one that does not
 * @param inner passes that refine season and trend
 * @param outer passes that weigh down outliers; 0 for none
 */
public record Stl(int period, boolean isPeriodic, int season, int inner, int outer) {
  public Stl {
    if (period < 2) {
      throw new IllegalArgumentException("a season has at least 2 points, not " + period);
    }
  }

  /** A season that stays the same. */
  public static Stl periodic(int period, boolean robust) {
    return new Stl(period, true, 0, robust ? 1 : 2, robust ? 15 : 0);
  }

  /** @param season over how many seasons one is smoothed; odd, at least 7 */
  public static Stl changing(int period, int season, boolean robust) {
    return new Stl(period, false, odd(Math.max(3, season)), robust ? 1 : 2, robust ? 15 : 0);
  }

  /** Season, trend and remainder add up to the value; the weight is low for outliers. */
  public record Parts(double[] season, double[] trend, double[] remainder, double[] weight) {}

  /**
   * @param values at least two seasons, all finite
   * @throws IllegalArgumentException when there are fewer
   */
  public Parts of(double[] values) {
    int n = values.length;
    if (n < 2 * period) {
      throw new IllegalArgumentException(n + " points are fewer than two seasons of " + period);
    }
    int seasonWidth = isPeriodic ? 10 * n + 1 : season;
    int trendWidth = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / seasonWidth)));
    Loess cycles = Loess.of(seasonWidth, 0);
    Loess trends = Loess.of(trendWidth, 1);
    Loess lows = Loess.of(odd(period), 1);
    double[] season = new double[n];
    double[] trend = new double[n];
    double[] weight = Loess.ones(n);
    for (int pass = 0; pass <= outer; pass++) {
      for (int i = 0; i < inner; i++) {
        refine(values, weight, season, trend, cycles, trends, lows);
      }
      if (pass < outer) {
        weigh(values, season, trend, weight);
      }
    }
    if (isPeriodic) {
      average(season);
    }
    double[] remainder = new double[n];
    for (int i = 0; i < n; i++) {
      remainder[i] = values[i] - season[i] - trend[i];
    }
    return new Parts(season, trend, remainder, weight);
  }

  private void refine(double[] values, double[] weight, double[] season, double[] trend, Loess cycles, Loess trends,
      Loess lows) {
    int n = values.length;
    double[] flat = new double[n];
    for (int i = 0; i < n; i++) {
      flat[i] = values[i] - trend[i];
    }
    double[] cycle = cycles(flat, weight, cycles);
    double[] low = means(means(means(cycle, period), period), 3);
    double[] smooth = new double[n];
    lows.smooth(low, n, Loess.ones(n), smooth, 0);
    for (int i = 0; i < n; i++) {
      season[i] = cycle[period + i] - smooth[i];
      flat[i] = values[i] - season[i];
    }
    trends.smooth(flat, n, weight, trend, 0);
  }

  /** Smooths the first points of all seasons, the second ones, and so on; with one season more at both ends. */
  private double[] cycles(double[] flat, double[] weight, Loess smoother) {
    int n = flat.length;
    double[] cycle = new double[n + 2 * period];
    for (int phase = 0; phase < period; phase++) {
      int count = (n - phase - 1) / period + 1;
      double[] same = new double[count];
      double[] weights = new double[count];
      for (int i = 0; i < count; i++) {
        same[i] = flat[phase + i * period];
        weights[i] = weight[phase + i * period];
      }
      double[] smooth = new double[count + 2];
      smoother.smooth(same, count, weights, smooth, 1);
      smooth[0] = smoother.beyond(same, count, weights, -1, smooth[1]);
      smooth[count + 1] = smoother.beyond(same, count, weights, count, smooth[count]);
      for (int i = 0; i < smooth.length; i++) {
        cycle[phase + i * period] = smooth[i];
      }
    }
    return cycle;
  }

  private static double[] means(double[] values, int width) {
    double[] means = new double[values.length - width + 1];
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += values[i];
    }
    means[0] = sum / width;
    for (int i = 1; i < means.length; i++) {
      sum += values[i + width - 1] - values[i - 1];
      means[i] = sum / width;
    }
    return means;
  }

  /** Bisquare of the distance in six medians. */
  private static void weigh(double[] values, double[] season, double[] trend, double[] weight) {
    int n = values.length;
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      off[i] = Math.abs(values[i] - season[i] - trend[i]);
    }
    double six = 3 * RoughMedian.twice(off.clone());
    for (int i = 0; i < n; i++) {
      double part = six == 0 ? 0 : off[i] / six;
      double square = 1 - part * part;
      weight[i] = off[i] <= Loess.NEAR * six ? 1 : off[i] <= Loess.FAR * six ? square * square : 0;
    }
  }

  private void average(double[] season) {
    int n = season.length;
    for (int phase = 0; phase < period; phase++) {
      double sum = 0;
      int count = 0;
      for (int i = phase; i < n; i += period) {
        sum += season[i];
        count++;
      }
      for (int i = phase; i < n; i += period) {
        season[i] = sum / count;
      }
    }
  }

  private static int odd(int width) {
    return width % 2 == 0 ? width + 1 : width;
  }
}
