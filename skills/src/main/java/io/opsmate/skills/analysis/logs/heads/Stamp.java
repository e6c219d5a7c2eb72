package io.opsmate.skills.analysis.logs.heads;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Reads one date and time as logs write them: ISO 8601 and its relatives, syslog, Apache, nginx, Android, Spark, HDFS, klog,
 * seconds or milliseconds since 1970. Without a zone it is UTC; without a year it is the last such day before the given
 * moment. A time of day alone is read, and says no time.
 */
final class Stamp {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
  private static final String WEEKDAYS = "sunmontuewedthufrisat";
  private static final long DAY = 86_400_000L;
  private static final int SECOND_DIGITS = 10;
  private static final long EARLIEST = 978_307_200L;
  private static final long LATEST = 4_102_444_800L;

  private final long newest;
  private final int thisYear;
  private byte[] line = {};
  private int end;
  private int at;
  private long millis;
  private long lastDate = Long.MIN_VALUE;
  private long lastDay;

  /** @param near no date without a year is more than a day after it */
  Stamp(Instant near) {
    newest = near.toEpochMilli() + DAY;
    thisYear = near.atOffset(ZoneOffset.UTC).getYear();
  }

  /** Milliseconds since 1970 of what was read last; {@link Head#NO_TIME} for a time of day alone. */
  long millis() {
    return millis;
  }

  /** @return where the stamp ends, or -1 if there is none */
  int read(byte[] bytes, int from, int to) {
    line = bytes;
    end = to;
    at = from;
    if (from >= to) {
      return -1;
    }
    boolean found = isDigit(at) ? digits() : letters();
    return found && isBoundary() ? at : -1;
  }

  /** Since 1970, the whole token. */
  int readEpoch(byte[] bytes, int from, int to) {
    line = bytes;
    end = to;
    at = from;
    return epoch() && isBoundary() ? at : -1;
  }

  private boolean digits() {
    int run = run(at);
    byte next = peek(at + run);
    return switch (run) {
      case 4 -> (next == '-' || next == '/' || next == '.') && fullDate(next);
      case 1, 2 -> next == ':' ? timeOfDay() : shortDate(next, run);
      case 6 -> next == ' ' && packed(run);
      case 8 -> (next == '-' || next == ' ' || next == 'T') && packed(run);
      default -> false;
    };
  }

  /** Of no day, so no time that lines could be compared by. */
  private boolean timeOfDay() {
    boolean isTime = time(0);
    millis = Head.NO_TIME;
    return isTime;
  }

  /** 2026-01-31T, 2026/01/31, 2026.01.31- */
  private boolean fullDate(byte mark) {
    int year = number(4);
    at++;
    int month = number(2);
    if (month < 0 || peek(at) != mark) {
      return false;
    }
    at++;
    int day = number(2);
    if (day < 0) {
      return false;
    }
    byte between = peek(at);
    if (between != 'T' && between != ' ' && between != '-' && between != '_' && between != 't' && between != ':') {
      return false;
    }
    at++;
    return isDate(month, day) && time(day(year, month, day));
  }

  /** 31/Jan/2026:, 17/06/09, 03-17, 10.30 */
  private boolean shortDate(byte mark, int run) {
    int first = number(run);
    at++;
    if (mark == '/' && isLetter(at)) {
      int month = month();
      at += 3;
      if (month == 0 || peek(at++) != '/') {
        return false;
      }
      int year = number(4);
      return year > 0 && (peek(at) == ':' || peek(at) == ' ') && isDate(month, first)
          && skip() && time(day(year, month, first));
    }
    int second = number(2);
    if (second < 0) {
      return false;
    }
    if (mark == '/' && peek(at) == '/') {
      at++;
      int third = number(2);
      return third > 0 && peek(at) == ' ' && isDate(second, third) && skip()
          && time(day(2000 + first, second, third));
    }
    return (mark == '-' || mark == '.') && peek(at) == ' ' && isDate(first, second) && skip()
        && yearless(first, second);
  }

  /** 081109 203615, 20171223-22:15:29:606, 20171223T221529 */
  private boolean packed(int run) {
    int date = number(run);
    int year = run == 6 ? 2000 + date / 10_000 : date / 10_000;
    int month = date / 100 % 100;
    int day = date % 100;
    byte between = peek(at++);
    if (!isDate(month, day)) {
      return false;
    }
    if (run(at) == 6) {
      int time = number(6);
      millis = day(year, month, day) + clock(time / 10_000, time / 100 % 100, time % 100);
      return time / 10_000 < 24 && time / 100 % 100 < 60 && time % 100 <= 60 && zone();
    }
    return (run == 8 || between != ' ') && time(day(year, month, day));
  }

  private boolean letters() {
    if (isKlog()) {
      int month = value(at + 1, 2);
      int day = value(at + 3, 2);
      at += 6;
      return isDate(month, day) && yearless(month, day);
    }
    if (index(WEEKDAYS) >= 0 && (peek(at + 3) == ' ' || peek(at + 3) == ',')) {
      at += peek(at + 3) == ',' ? 5 : 4;
    }
    int month = month();
    if (month == 0 || peek(at + 3) != ' ') {
      return false;
    }
    at += 4;
    if (peek(at) == ' ') {
      at++;
    }
    int day = number(Math.min(2, run(at)));
    if (day < 0 || peek(at) != ' ' || !isDate(month, day)) {
      return false;
    }
    at++;
    if (run(at) == 4) {
      int year = number(4);
      return peek(at) == ' ' && skip() && time(day(year, month, day));
    }
    return yearless(month, day);
  }

  /** I0131 10:00:00 */
  private boolean isKlog() {
    byte first = peek(at);
    return (first == 'I' || first == 'W' || first == 'E' || first == 'F') && run(at + 1) == 4 && peek(at + 5) == ' ';
  }

  /** The time, and behind it perhaps the year. */
  private boolean yearless(int month, int day) {
    int start = at;
    if (!time(0)) {
      return false;
    }
    if (peek(at) == ' ' && run(at + 1) == 4 && value(at + 1, 4) >= 1970 && (at + 5 >= end || peek(at + 5) == ']')) {
      int year = value(at + 1, 4);
      int after = at + 5;
      at = start;
      boolean isTime = time(day(year, month, day));
      at = after;
      return isTime;
    }
    long clock = millis;
    millis = day(thisYear, month, day) + clock;
    if (millis > newest) {
      millis = day(thisYear - 1, month, day) + clock;
    }
    return true;
  }

  private boolean time(long day) {
    int hour = number(Math.min(2, run(at)));
    byte mark = peek(at);
    if (hour < 0 || hour > 23 || mark != ':' && mark != '.') {
      return false;
    }
    at++;
    int minute = number(Math.min(2, run(at)));
    if (minute < 0 || minute > 59 || peek(at) != mark) {
      return false;
    }
    at++;
    int second = number(Math.min(2, run(at)));
    if (second < 0 || second > 60) {
      return false;
    }
    millis = day + clock(hour, minute, second);
    return fraction() && zone();
  }

  private boolean fraction() {
    byte mark = peek(at);
    if (mark != '.' && mark != ',' && mark != ':' || !isDigit(at + 1)) {
      return true;
    }
    int run = run(at + 1);
    int scale = 100;
    for (int i = 0; i < Math.min(3, run); i++) {
      millis += (line[at + 1 + i] - '0') * scale;
      scale /= 10;
    }
    at += 1 + run;
    return run <= 9;
  }

  private boolean zone() {
    byte mark = peek(at);
    if (mark == 'Z' || mark == 'z') {
      at++;
      return true;
    }
    int start = mark == ' ' ? at + 1 : at;
    byte sign = peek(start);
    if ((sign == '+' || sign == '-') && (run(start + 1) == 4 || run(start + 1) == 2 && peek(start + 3) == ':'
        && run(start + 4) == 2)) {
      boolean isPacked = run(start + 1) == 4;
      int minutes = value(start + 1, 2) * 60 + value(start + (isPacked ? 3 : 4), 2);
      millis -= (sign == '+' ? 1 : -1) * minutes * 60_000L;
      at = start + (isPacked ? 5 : 6);
    } else if (mark == ' ' && (isWord(start, "UTC") || isWord(start, "GMT"))) {
      at = start + 3;
    }
    return true;
  }

  private boolean isWord(int from, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (peek(from + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean epoch() {
    int run = run(at);
    if (run != SECOND_DIGITS && run != SECOND_DIGITS + 3 && run != SECOND_DIGITS + 6 && run != SECOND_DIGITS + 9) {
      return false;
    }
    long value = 0;
    for (int i = 0; i < SECOND_DIGITS + 3; i++) {
      value = value * 10 + (i < run ? line[at + i] - '0' : 0);
    }
    at += run;
    millis = value;
    return value / 1_000 >= EARLIEST && value / 1_000 < LATEST && (run > SECOND_DIGITS || fraction());
  }

  private boolean isBoundary() {
    return switch (peek(at)) {
      case 0, ' ', '\t', ']', ')', '>', '|', ',', ';', '"', '-' -> true;
      case ':' -> peek(at + 1) == ' ';
      default -> false;
    };
  }

  private boolean skip() {
    at++;
    return true;
  }

  private int month() {
    return index(MONTHS) + 1;
  }

  private int index(String names) {
    for (int i = 0; i < names.length(); i += 3) {
      if ((peek(at) | 32) == names.charAt(i) && (peek(at + 1) | 32) == names.charAt(i + 1)
          && (peek(at + 2) | 32) == names.charAt(i + 2)) {
        return i / 3;
      }
    }
    return -1;
  }

  private static boolean isDate(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** Days from the civil calendar; 31 February is a few days later. */
  private long day(int year, int month, int day) {
    long date = year * 10_000L + month * 100L + day;
    if (date != lastDate) {
      lastDate = date;
      lastDay = java.time.LocalDate.of(year, month, 1).toEpochDay() + day - 1;
    }
    return lastDay * DAY;
  }

  private static long clock(int hour, int minute, int second) {
    return ((hour * 60L + minute) * 60 + second) * 1_000;
  }

  /** Reads exactly so many digits; -1 if they are none. */
  private int number(int digits) {
    int value = digits == 0 ? -1 : value(at, digits);
    at += digits;
    return value;
  }

  private int value(int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      if (!isDigit(i)) {
        return -1;
      }
      value = value * 10 + line[i] - '0';
    }
    return value;
  }

  private int run(int from) {
    int i = from;
    while (i < end && i - from < 20 && isDigit(i)) {
      i++;
    }
    return i - from;
  }

  private byte peek(int index) {
    return index < end ? line[index] : 0;
  }

  private boolean isDigit(int index) {
    return index < end && line[index] >= '0' && line[index] <= '9';
  }

  private boolean isLetter(int index) {
    return index < end && (line[index] | 32) >= 'a' && (line[index] | 32) <= 'z';
  }
}
