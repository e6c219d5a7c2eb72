package io.opsmate.skills.analysis.canary;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How strict each look at growing data has to be, so that all looks together cry wolf as seldom as promised. A small part of
 * the allowed error is spent evenly on the way, the rest at the end, so that a run that goes to its end loses next to
 * nothing. Source: Lan and DeMets, Discrete sequential boundaries for clinical trials, 1983; the boundaries by the recursive
 * integration of Armitage, McPherson and Rowe, 1969.
 *
 * @param levels the chance below which a difference counts, for each look
 * @param boundaries the same of the walk of evidence, which ends at a standard normal value
 */
record Spending(double[] levels, double[] boundaries) {
  /** Part of the allowed error that is spent before the end. */
  private static final double ON_THE_WAY = .26;

  /** Unit: standard deviations of the whole run. */
  private static final double STEP = .01;

  private static final double FURTHEST = 7;
  private static final int CELLS = (int) (2 * FURTHEST / STEP);
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * @param looks evenly spaced, the last at the end
   * @param falseAlarms of all looks together, in one direction
   */
  static Spending of(int looks, double falseAlarms) {
    double[] levels = new double[looks];
    double[] boundaries = new double[looks];
    double[] kernel = kernel(Math.sqrt(1.0 / looks));
    double[] here = new double[CELLS];
    here[CELLS / 2] = 1;
    for (int look = 1; look <= looks; look++) {
      here = moved(here, kernel);
      double part = look < looks ? ON_THE_WAY / looks : 1 - ON_THE_WAY * (looks - 1) / looks;
      boundaries[look - 1] = cut(here, falseAlarms * part);
      levels[look - 1] = NORMAL.survivalProbability(boundaries[look - 1] / Math.sqrt((double) look / looks));
    }
    return new Spending(levels, boundaries);
  }

  int looks() {
    return levels.length;
  }

  /** Of the whole run; 1 at its end. */
  double done(int look) {
    return (look + 1.0) / levels.length;
  }

  double last() {
    return levels[levels.length - 1];
  }

  private static double[] kernel(double deviation) {
    int reach = (int) Math.ceil(6 * deviation / STEP);
    NormalDistribution step = NormalDistribution.of(0, deviation);
    double[] kernel = new double[2 * reach + 1];
    for (int i = 0; i < kernel.length; i++) {
      double at = (i - reach) * STEP;
      kernel[i] = step.probability(at - STEP / 2, at + STEP / 2);
    }
    return kernel;
  }

  /** Where the sum of evidence may be one look later; below the range nothing crosses any more. */
  private static double[] moved(double[] here, double[] kernel) {
    int reach = kernel.length / 2;
    double[] next = new double[CELLS];
    for (int from = 0; from < CELLS; from++) {
      if (here[from] > 0) {
        int first = Math.max(0, from - reach);
        int last = Math.min(CELLS - 1, from + reach);
        for (int to = first; to <= last; to++) {
          next[to] += here[from] * kernel[to - from + reach];
        }
      }
    }
    return next;
  }

  /** Takes so much off the upper end, and says where that begins. */
  private static double cut(double[] here, double most) {
    double taken = 0;
    int cell = CELLS - 1;
    while (cell > 0 && taken + here[cell] < most) {
      taken += here[cell];
      cell--;
    }
    double part = here[cell] == 0 ? 0 : (most - taken) / here[cell];
    Arrays.fill(here, cell + 1, CELLS, 0);
    here[cell] *= 1 - part;
    return (cell - CELLS / 2 + .5 - part) * STEP;
  }
}
