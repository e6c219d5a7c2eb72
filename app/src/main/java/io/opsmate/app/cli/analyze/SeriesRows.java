package io.opsmate.app.cli.analyze;

import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a series' file. Eight digits are days (20140401) where all numbers among the first rows can be days, else
 * seconds since 1970.
 */
final class SeriesRows implements Iterator<WholeSeries.Row> {
  /** Unit: rows, read beforehand while they may be days. */
  private static final int LOOKED_AT = 300;

  private final Iterator<CSVRecord> rows;
  private final Deque<CSVRecord> ahead = new ArrayDeque<>();
  private Optional<UncheckedIOException> broken = Optional.empty();
  private final boolean areDays;

  SeriesRows(Iterator<CSVRecord> rows) {
    this.rows = rows;
    this.areDays = lookAhead();
  }

  /** What is broken further on is told when it is reached. */
  private boolean lookAhead() {
    boolean isDay = false;
    try {
      while (ahead.size() < LOOKED_AT && rows.hasNext()) {
        ahead.add(rows.next());
        String stamp = cell(ahead.getLast(), "timestamp");
        if (!Stamps.isDay(stamp) && Stamps.sinceEpoch(stamp) != Stamps.NONE) {
          return false;
        }
        isDay |= Stamps.isDay(stamp);
      }
    } catch (UncheckedIOException e) {
      broken = Optional.of(e);
    }
    return isDay;
  }

  private static String cell(CSVRecord row, String column) {
    return row.isSet(column) ? row.get(column) : "";
  }

  @Override
  public boolean hasNext() {
    if (ahead.isEmpty() && broken.isPresent()) {
      throw broken.orElseThrow();
    }
    return !ahead.isEmpty() || rows.hasNext();
  }

  @Override
  public WholeSeries.Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    CSVRecord row = ahead.isEmpty() ? rows.next() : ahead.removeFirst();
    String stamp = cell(row, "timestamp");
    String written = cell(row, "value");
    long second = areDays ? day(stamp) : Stamps.sinceEpoch(stamp);
    return new WholeSeries.Row(stamp, written, second, Numbers.of(written).orElse(Double.NaN));
  }

  private static long day(String stamp) {
    return Stamps.isCount(stamp) ? Stamps.NONE : Stamps.second(stamp);
  }
}
