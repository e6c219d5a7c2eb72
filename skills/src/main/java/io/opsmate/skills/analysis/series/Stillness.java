package io.opsmate.skills.analysis.series;

/** How long a series that usually moves has not moved, by how long it ever did before. */
final class Stillness {
  /** Unit: points. A shorter stillness is none. */
  private static final double SHORT = 12;

  /** Part of the points that differ from the one before, above which a series is one that moves. */
  private static final double MOVES = .5;

  /** Unit: of the longest stillness so far. */
  private static final double UNUSUAL = 3;

  private static final double SLOW = 500;
  private static final double FADING = Math.pow(.5, 1.0 / 4_000);
  private static final int PREVIOUS = 0;
  private static final int LENGTH = 1;
  private static final int LONGEST = 2;
  private static final int MOVING = 3;
  private static final int POINTS = 4;

  private final double[] kept = new double[5];

  double[] kept() {
    return kept;
  }

  /** @return the length of the stillness by the record, once when it has become unusual; 0 in a series that often rests */
  double beyond(double value) {
    boolean isStill = kept[POINTS] > 0 && value == kept[PREVIOUS];
    kept[POINTS]++;
    kept[MOVING] += ((isStill ? 0 : 1) - kept[MOVING]) / Math.min(kept[POINTS], SLOW);
    kept[PREVIOUS] = value;
    if (!isStill) {
      kept[LONGEST] = Math.max(kept[LONGEST] * FADING, kept[LENGTH]);
      kept[LENGTH] = 0;
      return 0;
    }
    kept[LENGTH]++;
    double usual = Math.max(kept[LONGEST], SHORT);
    boolean isNews = kept[LENGTH] >= UNUSUAL * usual && kept[LENGTH] - 1 < UNUSUAL * usual;
    return isNews && kept[POINTS] >= StreamDetector.WARM_UP && kept[MOVING] >= MOVES ? UNUSUAL : 0;
  }
}
