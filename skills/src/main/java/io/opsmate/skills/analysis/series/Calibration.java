package io.opsmate.skills.analysis.series;

/**
 * What a score means: of the points of series to which nothing happens, about one in {@code 10^(8 score)} has it or more, so
 * .25 is one in a hundred, .5 one in ten thousand. Measured on 26 million points of eleven kinds of generated series (noise,
 * latencies, days, weeks, sluggish and wandering levels, heavy tails, two modes, counts of three sizes) down to one in a
 * million, continued in a straight line beyond. Order is kept, so no threshold finds other points than before.
 */
final class Calibration {
  private static final double WHOLE = 8;

  /** Unit: times the record. */
  private static final double[] BEYOND = {1, 1.105, 1.223, 1.357, 1.511, 1.693, 1.916, 2.204, 2.609, 2.966, 3.303};

  /** Unit: powers of ten; so rare is it on usual series to be that far beyond. */
  private static final double[] RARE = {.57, .92, 1.68, 2.77, 3.46, 3.85, 4.13, 4.36, 4.70, 5.11, 5.68};

  private static final double RARER = 1.3;
  private static final double NEARLY_WHOLE = 7;

  private Calibration() {}

  /** @param raw of {@link StreamDetector}; 0 stays 0 */
  static double score(double raw) {
    if (!(raw > 0)) {
      return 0;
    }
    double rare = rare(1 - Math.log(Math.max(1 - raw, Double.MIN_NORMAL)));
    return rare <= NEARLY_WHOLE ? rare / WHOLE : 1 - Math.exp(NEARLY_WHOLE - rare) / WHOLE;
  }

  private static double rare(double beyond) {
    int last = BEYOND.length - 1;
    if (beyond >= BEYOND[last]) {
      return RARE[last] + (beyond - BEYOND[last]) * RARER;
    }
    int at = 1;
    while (BEYOND[at] < beyond) {
      at++;
    }
    double part = (beyond - BEYOND[at - 1]) / (BEYOND[at] - BEYOND[at - 1]);
    return RARE[at - 1] + part * (RARE[at] - RARE[at - 1]);
  }
}
