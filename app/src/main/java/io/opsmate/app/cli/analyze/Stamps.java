package io.opsmate.app.cli.analyze;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads moments as people's files have them: ISO 8601 with T or a blank, with or without a zone, or numbers since 1970. */
final class Stamps {
  /** It is no moment. */
  static final long NONE = Long.MIN_VALUE + 1;

  /** Seconds since 1970 have this many digits at most; more are milliseconds. */
  private static final int SECONDS = 11;

  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private Stamps() {}

  /** @return seconds since 1970, without a zone taken as UTC; {@link #NONE} for what is no moment of the years 1 to 9999 */
  static long second(String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return NONE;
    }
    if (text.chars().allMatch(one -> one >= '0' && one <= '9' || one == '.')) {
      return number(text);
    }
    String iso = text.replace(' ', 'T');
    return Stream.<Function<String, Long>>of(one -> LocalDateTime.parse(one).toEpochSecond(ZoneOffset.UTC),
        one -> Instant.parse(one).getEpochSecond(), one -> OffsetDateTime.parse(one).toEpochSecond(),
        one -> LocalDate.parse(one).atStartOfDay(ZoneOffset.UTC).toEpochSecond())
        .map(reader -> read(reader, iso))
        .filter(second -> second >= EARLIEST && second <= LATEST)
        .findFirst()
        .orElse(NONE);
  }

  private static long number(String text) {
    try {
      double value = Double.parseDouble(text);
      int whole = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
      double second = whole > SECONDS ? value / 1_000 : value;
      return second < LATEST + 1 ? (long) second : NONE;
    } catch (NumberFormatException _) {
      return NONE;
    }
  }

  private static long read(Function<String, Long> reader, String text) {
    try {
      return reader.apply(text);
    } catch (DateTimeParseException _) {
      return NONE;
    }
  }
}
