package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.DensitySpikes;
import io.opsmate.skills.analysis.series.SeasonalEsd;
import io.opsmate.skills.analysis.series.SeriesWatch;
import io.opsmate.skills.analysis.series.Stl;
import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import io.opsmate.skills.analysis.series.StreamDetector.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A series that is looked at as a whole, later points included. */
final class WholeSeries {
  /** Source: twitter/AnomalyDetection's defaults. */
  private static final double MOST = .1;

  private static final double ALPHA = .05;

  private final List<Row> rows = new ArrayList<>();

  /** How points are judged. */
  enum Method {
    stream("the first " + SeriesWatch.TEACHING + " only teach it"), seasonal(""), density(
        "below " + DensitySpikes.FEWEST + " values no density is known");

    private final String unjudged;

    Method(String unjudged) {
      this.unjudged = unjudged;
    }

    /** Why points may not be judged, in a clause. */
    String unjudged() {
      return unjudged;
    }
  }

  /** A row as it stands in the file. */
  record Row(String stamp, String written, long second, double value) {}

  void add(Row row) {
    rows.add(row);
  }

  List<Row> rows() {
    return rows;
  }

  boolean holds(int periods, int period) {
    return rows.stream().filter(row -> Double.isFinite(row.value())).count() >= (long) periods * period;
  }

  /** One for each row: a score of 1 for what stands out, else 0. */
  List<Reading> density() {
    Reading[] readings = usual(new double[0]);
    for (DensitySpikes.Spike spike : DensitySpikes.USUAL.of(values())) {
      readings[spike.index()] = new Reading(1, Double.NaN, Double.NaN, Double.NaN, Kind.SPIKE);
    }
    return List.of(readings);
  }

  /** A missing value is taken to be the one before it. */
  List<Reading> seasonal(int period) {
    double[] values = values();
    double before = Arrays.stream(values).filter(Double::isFinite).findFirst().orElse(0);
    for (int at = 0; at < values.length; at++) {
      before = Double.isFinite(values[at]) ? values[at] : before;
      values[at] = before;
    }
    Stl.Parts parts = Stl.periodic(period, true).of(values);
    double[] expected = new double[values.length];
    Arrays.setAll(expected, at -> parts.season()[at] + parts.trend()[at]);
    Reading[] readings = usual(expected);
    for (int at : new SeasonalEsd(period, MOST, ALPHA, SeasonalEsd.Side.BOTH).of(values)) {
      if (Double.isFinite(rows.get(at).value())) {
        readings[at] = new Reading(1, expected[at], Double.NaN, Double.NaN, Kind.SPIKE);
      }
    }
    return List.of(readings);
  }

  private Reading[] usual(double[] expected) {
    Reading[] readings = new Reading[rows.size()];
    Arrays.setAll(readings, at -> new Reading(0, expected.length == 0 ? Double.NaN : expected[at], Double.NaN,
        Double.NaN, Double.isFinite(rows.get(at).value()) ? Kind.NONE : Kind.NO_NUMBER));
    return readings;
  }

  private double[] values() {
    return rows.stream().mapToDouble(Row::value).toArray();
  }
}
