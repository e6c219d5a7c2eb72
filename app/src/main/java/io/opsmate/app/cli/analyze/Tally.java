package io.opsmate.app.cli.analyze;

import io.opsmate.skills.analysis.series.SeriesWatch;
import io.opsmate.skills.analysis.series.StreamDetector.Kind;
import io.opsmate.skills.analysis.series.StreamDetector.Reading;

/** What a file of a series held, for the line said about it. */
final class Tally {
  /** A score from here is an alarm. */
  static final double ALARM = .5;

  /** Part of the numbers above which they are counts, so that one below 0 is a fault. */
  private static final double COUNTS = .9;

  private final String unjudged;
  private long points;
  private long judged;
  private long alarms;
  private long noNumber;
  private long noTime;
  private long backwards;
  private long twice;
  private long whole;
  private long negative;
  private long withoutValue;

  /** @param unjudged why points may not be judged, in a clause */
  Tally(String unjudged) {
    this.unjudged = unjudged;
  }

  void stamp(long second, long before) {
    noTime += second == Stamps.NONE ? 1 : 0;
    boolean isSecond = second != Stamps.NONE && before != SeriesWatch.NO_TIME;
    twice += isSecond && second == before ? 1 : 0;
    backwards += isSecond && second < before ? 1 : 0;
  }

  void point(WholeSeries.Row row, Reading reading, boolean isJudged) {
    double value = row.value();
    boolean isNumber = reading.kind() != Kind.NO_NUMBER;
    points++;
    judged += isNumber && isJudged ? 1 : 0;
    withoutValue += row.written().isBlank() ? 1 : 0;
    noNumber += isNumber ? 0 : 1;
    whole += isNumber && value >= 0 && value == Math.rint(value) ? 1 : 0;
    negative += isNumber && value < 0 ? 1 : 0;
    alarms += reading.score() >= ALARM ? 1 : 0;
  }

  String words() {
    boolean areCounts = negative > 0 && whole >= COUNTS * (points - noNumber);
    return "%,d points, %,d with a score of .5 or more".formatted(points, alarms)
        + judged()
        + said(withoutValue, "rows have no value")
        + said(noNumber - withoutValue, "values are no numbers and were passed over")
        + said(noTime, "timestamps could not be read" + timeless())
        + said(twice, "timestamps are the same as the one before")
        + said(backwards, "timestamps are before the one before")
        + said(areCounts ? negative : 0, "values are below 0 though the others are counts") + ".";
  }

  private String judged() {
    if (judged == points - noNumber) {
      return "";
    }
    String none = alarms == 0 ? "none was judged" : "none was judged but for gaps";
    return "; " + unjudged + ", " + (judged == 0 ? none : "%,d were judged".formatted(judged));
  }

  private String timeless() {
    if (noTime == points) {
      return ": all points are judged without time";
    }
    return 2 * noTime > points ? ": most points are judged as of the last time that could" : "";
  }

  private static String said(long count, String what) {
    return count == 0 ? "" : "; %,d %s".formatted(count, what);
  }
}
