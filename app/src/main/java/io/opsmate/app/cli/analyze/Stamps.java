package io.opsmate.app.cli.analyze;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads moments as people's files have them: ISO 8601 with T or a blank, a point or a comma, with or without a zone; numbers
 * since 1970; days of eight digits.
 */
final class Stamps {
  /** It is no moment. */
  static final long NONE = Long.MIN_VALUE + 1;

  private static final Pattern NUMBER = Pattern.compile("-?(\\d+)(\\.\\d*)?");
  private static final Pattern DAY = Pattern.compile("(19|20|21)\\d{6}");
  private static final Pattern ZONE = Pattern.compile(" ?(UTC|GMT|Z)$");
  private static final DateTimeFormatter SHORT_ZONE =
      new DateTimeFormatterBuilder().append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendOffset("+HHmm", "Z")
          .toFormatter(Locale.ROOT);

  /** Seconds since 1970 have this many digits at most; so have milliseconds, microseconds and nanoseconds. */
  private static final int[] DIGITS = {11, 14, 17, 20};

  private static final double THOUSAND = 1_000;
  private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  private Stamps() {}

  /**
   * @return seconds since 1970, without a zone taken as UTC; {@link #NONE} for what is no moment of the years 1 to 9999;
   *   eight digits that are a day of the years 1900 to 2199 are that day
   */
  static long second(String written) {
    return isDay(written) ? day(written.strip()) : sinceEpoch(written);
  }

  /** The same where numbers always count from 1970. */
  static long sinceEpoch(String written) {
    String text = written.strip();
    if (NUMBER.matcher(text).matches()) {
      return number(text);
    }
    String iso = ZONE.matcher(text)
        .replaceFirst("Z")
        .replace(" +", "+")
        .replace(" -", "-")
        .replace(' ', 'T')
        .replace(',', '.');
    return Stream.<Function<String, Long>>of(one -> LocalDateTime.parse(one).toEpochSecond(ZoneOffset.UTC),
        one -> Instant.parse(one).getEpochSecond(), one -> OffsetDateTime.parse(one).toEpochSecond(),
        one -> OffsetDateTime.parse(one, SHORT_ZONE).toEpochSecond(),
        one -> LocalDate.parse(one).atStartOfDay(ZoneOffset.UTC).toEpochSecond())
        .map(reader -> read(reader, iso))
        .filter(second -> second >= EARLIEST && second <= LATEST)
        .findFirst()
        .orElse(NONE);
  }

  /** It may be a day such as 20140401. */
  static boolean isDay(String written) {
    String text = written.strip();
    return DAY.matcher(text).matches() && day(text) != NONE;
  }

  /** It counts from 1970: a number that is no day. */
  static boolean isCount(String written) {
    return NUMBER.matcher(written.strip()).matches() && !isDay(written);
  }

  private static long day(String text) {
    return read(one -> LocalDate.parse(one, DateTimeFormatter.BASIC_ISO_DATE)
        .atStartOfDay(ZoneOffset.UTC)
        .toEpochSecond(), text);
  }

  private static long number(String text) {
    int sign = text.startsWith("-") ? 1 : 0;
    int whole = (text.indexOf('.') < 0 ? text.length() : text.indexOf('.')) - sign;
    double second = Double.parseDouble(text);
    for (int most : DIGITS) {
      if (whole <= most) {
        double floor = Math.floor(second);
        return floor >= EARLIEST && floor <= LATEST ? (long) floor : NONE;
      }
      second /= THOUSAND;
    }
    return NONE;
  }

  private static long read(Function<String, Long> reader, String text) {
    try {
      return reader.apply(text);
    } catch (DateTimeParseException _) {
      return NONE;
    }
  }
}
