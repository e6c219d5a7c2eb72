package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import io.opsmate.skills.kernel.Chart;
import io.opsmate.skills.kernel.Chart.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A series as it is to be drawn: at most so many stretches, of each the lowest and the highest value, so that no spike gets
 * lost however many points there are.
 */
final class SeriesSketch {
  /** Unit: stretches; two points each for the pixels of a picture. */
  private static final int MOST = 480;

  /** A score from here on is drawn as a point of its own. */
  private static final double UNUSUAL = .5;

  private final String unjudged;
  private final List<Stretch> stretches = new ArrayList<>();
  private long length = 1;
  private long points;
  private long judged;
  private long unusual;
  private double worst;
  private long worstAt;

  /** What a stretch of points has in common. */
  private static final class Stretch {
    private final long second;
    private long count;
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double score;
    private Point unusual = new Point(Instant.EPOCH, 0);

    Stretch(long second) {
      this.second = second;
    }

    void add(long at, double value, Reading reading) {
      count++;
      least = Math.min(least, value);
      most = Math.max(most, value);
      if (Double.isFinite(reading.low()) && Double.isFinite(reading.high())) {
        low = Math.min(low, reading.low());
        high = Math.max(high, reading.high());
      }
      if (reading.score() > score) {
        score = reading.score();
        unusual = new Point(Instant.ofEpochSecond(at), value);
      }
    }

    Stretch with(Stretch next) {
      count += next.count;
      least = Math.min(least, next.least);
      most = Math.max(most, next.most);
      low = Math.min(low, next.low);
      high = Math.max(high, next.high);
      if (next.score > score) {
        score = next.score;
        unusual = next.unusual;
      }
      return this;
    }

    boolean hasRange() {
      return low <= high;
    }

    Point at(double value) {
      return new Point(Instant.ofEpochSecond(second), value);
    }
  }

  /** @param unjudged why points may not be judged, in a clause */
  SeriesSketch(String unjudged) {
    this.unjudged = unjudged;
  }

  void add(long second, double value, Reading reading, boolean isJudged) {
    if (!Double.isFinite(value)) {
      return;
    }
    points++;
    judged += isJudged ? 1 : 0;
    if (reading.score() >= UNUSUAL) {
      unusual++;
      if (reading.score() > worst) {
        worst = reading.score();
        worstAt = second;
      }
    }
    if (stretches.isEmpty() || stretches.getLast().count >= length) {
      halve();
      stretches.add(new Stretch(second));
    }
    stretches.getLast().add(second, value, reading);
  }

  private void halve() {
    if (stretches.size() < MOST) {
      return;
    }
    for (int at = 0; at < MOST / 2; at++) {
      stretches.set(at, stretches.get(2 * at).with(stretches.get(2 * at + 1)));
    }
    stretches.subList(MOST / 2, MOST).clear();
    length *= 2;
  }

  /** Empty when there was no number. */
  Optional<Chart.Series> chart(String name) {
    if (stretches.isEmpty()) {
      return Optional.empty();
    }
    List<Chart.Line> lines = new ArrayList<>();
    lines.add(new Chart.Line("value", values()));
    List<Point> apart =
        stretches.stream().filter(one -> one.score >= UNUSUAL).map(one -> one.unusual).toList();
    if (!apart.isEmpty()) {
      lines.add(new Chart.Line("unusual", apart, Chart.Style.APART));
    }
    List<Stretch> ranges = stretches.stream().filter(Stretch::hasRange).toList();
    Chart.Band band = ranges.isEmpty()
        ? null
        : new Chart.Band("expected", line(ranges, one -> one.low), line(ranges, one -> one.high));
    return Optional.of(new Chart.Series(name, words(name), "value", lines, band, List.of()));
  }

  private List<Point> values() {
    List<Point> values = new ArrayList<>();
    for (Stretch one : stretches) {
      values.add(one.at(one.least));
      if (one.most > one.least) {
        values.add(one.at(one.most));
      }
    }
    return values;
  }

  private static List<Point> line(List<Stretch> stretches, ToDoubleFunction<Stretch> value) {
    return stretches.stream().map(one -> one.at(value.applyAsDouble(one))).toList();
  }

  private String words(String name) {
    double least = stretches.stream().mapToDouble(one -> one.least).min().orElseThrow();
    double most = stretches.stream().mapToDouble(one -> one.most).max().orElseThrow();
    return "%s: %,d values from %s to %s; %s.".formatted(name, points, shown(least), shown(most), unusual == 0
        ? none()
        : "%,d unusual (score of .5 or more), the most so at %s".formatted(unusual, Instant.ofEpochSecond(worstAt)));
  }

  private String none() {
    if (judged == points) {
      return "none is unusual";
    }
    return unjudged + ", " + (judged == 0 ? "none was judged" : "none of the other %,d is unusual".formatted(judged));
  }

  private static String shown(double value) {
    return Math.abs(value) < 1e15 && Math.abs(value) >= 1e-3 || value == 0
        ? new java.math.BigDecimal(value).setScale(3, java.math.RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        : Double.toString(value);
  }
}
