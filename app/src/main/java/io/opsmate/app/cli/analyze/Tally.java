package io.opsmate.app.cli.analyze;

/** What a file of a series held, for the line said about it. */
final class Tally {
  /** A score from here is an alarm. */
  static final double ALARM = .5;

  /** Part of the numbers above which they are counts, so that one below 0 is a fault. */
  private static final double COUNTS = .9;

  private long points;
  private long alarms;
  private long noNumber;
  private long noTime;
  private long backwards;
  private long twice;
  private long whole;
  private long negative;
  private long withoutValue;

  void stamp(long second, long before) {
    noTime += second == Stamps.NONE ? 1 : 0;
    boolean isSecond = second != Stamps.NONE && before != Long.MIN_VALUE;
    twice += isSecond && second == before ? 1 : 0;
    backwards += isSecond && second < before ? 1 : 0;
  }

  void point(boolean isNumber, double value, double score) {
    points++;
    noNumber += isNumber ? 0 : 1;
    whole += isNumber && value >= 0 && value == Math.rint(value) ? 1 : 0;
    negative += isNumber && value < 0 ? 1 : 0;
    alarms += score >= ALARM ? 1 : 0;
  }

  void withoutValue() {
    withoutValue++;
  }

  String words() {
    boolean areCounts = negative > 0 && whole >= COUNTS * (points - noNumber);
    return "%,d points, %,d with a score of .5 or more".formatted(points, alarms)
        + said(withoutValue, "rows have no value")
        + said(noNumber - withoutValue, "values are no numbers and were passed over")
        + said(noTime, "timestamps could not be read")
        + said(twice, "timestamps are the same as the one before")
        + said(backwards, "timestamps are before the one before")
        + said(areCounts ? negative : 0, "values are below 0 though the others are counts") + ".";
  }

  private static String said(long count, String what) {
    return count == 0 ? "" : "; %,d %s".formatted(count, what);
  }
}
