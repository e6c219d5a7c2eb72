package io.opsmate.skills.analysis.series;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * Counts of what seldom happens, such as errors a minute of a healthy service. Distances say nothing there: the first event
 * is further from 0 than anything before. What counts is how likely so many are at the rate and with the bursts so far.
 */
final class SparseCounts {
  /** Part of the points that are 0, and events in the others, for counts to be called sparse. */
  private static final double MOSTLY = .75;
  private static final double FEW = 5;

  private static final double LARGEST = 1e6;

  /** Part of the points that may be no counts, such as one that was measured wrongly. */
  private static final double WRONG = .001;

  /** Unit: points. */
  private static final double SLOW = 2_000;
  private static final double FAST = 12;

  /** Variance of a fading sum by that of a point: n / (2 - 1 / n). */
  private static final double SUM = FAST / (2 - 1 / FAST);

  /** Unit: powers of ten. What happens once in so many points or oftener is nothing. */
  private static final double NOTHING = 4.5;

  private static final int POINTS = 0;
  private static final int MEAN = 1;
  private static final int SQUARES = 2;
  private static final int ZEROS = 3;
  private static final int RECENT = 4;
  private static final int OTHERS = 5;

  private final double[] kept = new double[6];

  double[] kept() {
    return kept;
  }

  boolean areSparse() {
    double some = 1 - kept[ZEROS];
    return kept[OTHERS] < WRONG && kept[POINTS] >= FAST && kept[ZEROS] >= MOSTLY
        && (some <= 0 || kept[MEAN] / some < FEW);
  }

  static boolean isCount(double value) {
    return value >= 0 && value == Math.rint(value) && value <= LARGEST;
  }

  double expected() {
    return kept[MEAN];
  }

  /** What would hardly be exceeded. */
  double high() {
    return kept[MEAN] + 4 * Math.sqrt(Math.max(rate(), kept[SQUARES] - kept[MEAN] * kept[MEAN]));
  }

  /** @return how unlikely so many are, by what is nothing; above 1 is unusual */
  double beyond(double value) {
    kept[POINTS]++;
    double part = 1 / Math.min(kept[POINTS], SLOW);
    kept[OTHERS] += ((isCount(value) ? 0 : 1) - kept[OTHERS]) * part;
    if (!isCount(value)) {
      return 0;
    }
    kept[RECENT] += value - kept[RECENT] / FAST;
    double beyond = value > 0 && kept[OTHERS] < WRONG && kept[POINTS] > StreamDetector.WARM_UP
        ? Math.max(unlikely(value, rate(), 1), unlikely(kept[RECENT], rate() * FAST, SUM / FAST)) / NOTHING
        : 0;
    kept[MEAN] += (value - kept[MEAN]) * part;
    kept[SQUARES] += (value * value - kept[SQUARES]) * part;
    kept[ZEROS] += ((value == 0 ? 1 : 0) - kept[ZEROS]) * part;
    return beyond;
  }

  /** One event more than there were, so that nothing so far is no proof of never. */
  private double rate() {
    return kept[MEAN] + 1 / Math.min(Math.max(kept[POINTS], 1), SLOW);
  }

  /** @param spread variance by mean, beside that of bursts; so many events count as one */
  private double unlikely(double events, double mean, double spread) {
    double variance = kept[SQUARES] - kept[MEAN] * kept[MEAN];
    double together = spread * Math.max(1, kept[MEAN] == 0 ? 1 : variance / kept[MEAN]);
    double chance =
        PoissonDistribution.of(mean / together).survivalProbability((int) Math.floor(events / together) - 1);
    return -Math.log10(Math.max(chance, 1e-30));
  }
}
