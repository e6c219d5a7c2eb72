package io.opsmate.skills.analysis.series;

import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import java.util.Optional;

/** The means of one span's length, each judged when it is over. */
final class Means {
  private static final int BUCKET = 0;
  private static final int SUM = 1;
  private static final int POINTS = 2;
  private static final int SAID = 3;

  private final Span span;
  private final StreamDetector detector;
  private final double[] kept = new double[4];

  /** A span that is over, and what its mean was. */
  record Over(Reading reading, double mean) {}

  Means(Span span) {
    this.span = span;
    this.detector = span.detector();
  }

  Span span() {
    return span;
  }

  StreamDetector detector() {
    return detector;
  }

  double[] kept() {
    return kept;
  }

  /** The clock went back: what was begun is left. */
  void restart(long second) {
    kept[BUCKET] = Math.floorDiv(second, (long) span.seconds());
    kept[SUM] = 0;
    kept[POINTS] = 0;
    kept[SAID] = 0;
  }

  /**
   * Takes a number; answers when it is the first after a span that is over. What its points said louder already is an echo.
   *
   * @param said score of the point
   */
  Optional<Over> next(long second, double value, double said) {
    double bucket = Math.floorDiv(second, (long) span.seconds());
    Optional<Over> over = Optional.empty();
    if (bucket > kept[BUCKET] && kept[POINTS] > 0) {
      double mean = kept[SUM] / kept[POINTS];
      Reading reading = detector.next((long) kept[BUCKET] * span.seconds(), mean);
      over = Optional.of(new Over(reading.score() <= kept[SAID] ? reading.weaker() : reading, mean));
      kept[SAID] = 0;
      kept[SUM] = 0;
      kept[POINTS] = 0;
    }
    kept[BUCKET] = Math.max(kept[BUCKET], bucket);
    kept[SUM] += value;
    kept[SAID] = Math.max(kept[SAID], said);
    kept[POINTS]++;
    return over;
  }
}
