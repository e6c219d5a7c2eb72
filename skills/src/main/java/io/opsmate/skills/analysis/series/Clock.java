package io.opsmate.skills.analysis.series;

/** Says what time a point is of: a stamp far from the one before is believed once the next agrees with it. */
final class Clock {
  /** Unit: usual steps, and seconds at least. What is nearer may be a silence that is over. */
  private static final double FAR = 200;
  private static final double NEAR = 86_400;

  /** Unit: seconds. Further apart is no silence, but a clock that was set; also what is far while no step is known. */
  static final double SET = 400 * 86_400.0;

  private static final int POINTS = 0;
  private static final int LAST = 1;
  private static final int STRANGE = 2;
  private static final int IS_STRANGE = 3;

  private final double[] kept = new double[4];
  private boolean wentBack;

  double[] kept() {
    return kept;
  }

  /**
   * @param step usual seconds between points; 0 while unknown
   * @return the second, or the last that was believed
   */
  long believed(long second, double step) {
    double far = step > 0 ? Math.min(SET, Math.max(NEAR, FAR * step)) : SET;
    boolean isFar = kept[POINTS] > 0 && Math.abs(second - kept[LAST]) > far;
    boolean isAgreed = kept[IS_STRANGE] > 0 && Math.abs(second - kept[STRANGE]) <= far;
    wentBack = isFar && isAgreed && second < kept[LAST];
    kept[POINTS]++;
    kept[STRANGE] = second;
    kept[IS_STRANGE] = isFar && !isAgreed ? 1 : 0;
    if (!isFar || isAgreed) {
      kept[LAST] = second;
    }
    return (long) kept[LAST];
  }

  /** What was believed last is far before what was before it. */
  boolean wentBack() {
    return wentBack;
  }
}
