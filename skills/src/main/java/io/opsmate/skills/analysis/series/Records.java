package io.opsmate.skills.analysis.series;

/**
 * The largest values that some measures ever had, fading. How far a value is above its record says how surprising it is,
 * whatever the series' scale, noise and bursts are.
 */
final class Records {
  /** Unit: points. A record is half forgotten after so many. */
  private static final double HALF_LIFE = 4_000;

  private static final double FADING = Math.pow(.5, 1 / HALF_LIFE);

  /** Unit: points. Before it a record is no measure of what is usual. */
  static final int WARM_UP = 288;

  /** So many times its record at most counts towards the next one: a single wrong value spoils none, a few in a row do. */
  private static final double BELIEVED = 10;

  private final double[] highest;
  private final double[] seen;
  private final int warmUp;

  /** Works on the arrays it is given, which are its state. */
  Records(double[] highest, double[] seen, int warmUp) {
    this.highest = highest;
    this.seen = seen;
    this.warmUp = warmUp;
  }

  /**
   * @param value at least 0
   * @param least differences below it are nothing
   * @param scale at least 0; of the series while its record is small
   * @return the value by its record so far; 0 while there is none
   */
  double beyond(int measure, double value, double least, double scale) {
    double record = highest[measure];
    seen[measure]++;
    highest[measure] = Math.max(record * FADING, Math.min(value, most(measure, scale)));
    return seen[measure] < warmUp || value <= least ? 0 : value / Math.max(record, least);
  }

  /** How much of a value is believed when it comes. All of it while nothing is known. */
  double most(int measure, double scale) {
    double known = Math.max(highest[measure], scale);
    return known == 0 ? Double.MAX_VALUE : BELIEVED * known;
  }

  double of(int measure) {
    return highest[measure];
  }
}
