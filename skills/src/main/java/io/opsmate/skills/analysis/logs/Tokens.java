package io.opsmate.skills.analysis.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line taken apart into words, marks and variables. What is a variable by its looks (numbers, paths, host names, dates)
 * is one at once; runs of them are one. Used again for each line, by one thread.
 */
final class Tokens {
  /** Unit: tokens. What comes behind them counts as one variable. */
  static final int MOST = 128;

  /** Unit: bytes. A longer word names nothing; it is a variable. */
  static final int LONGEST_WORD = 256;

  /** Stands for every variable. */
  static final long VARIABLE = 0;

  private static final String GLUE = ":.,;@#/|&-";
  private static final long[] CALENDAR = Arrays
      .stream("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split(" "))
      .mapToLong(Tokens::calendar)
      .sorted()
      .toArray();

  private static final int LONGEST_UNIT = 7;
  private static final long[] UNITS =
      hashes("sec secs second seconds ms msec usec us ns min mins hours days B KB kB MB GB TB");
  private static final long[] NOTHING = hashes("null none None nil NULL");
  private static final long[] DOMAINS =
      hashes("com net org edu gov io dev info biz local internal cn de fr hk in it jp kr nl ru tw uk us");

  final long[] hash = new long[2 * MOST + 2];
  final int[] from = new int[2 * MOST + 2];
  final int[] to = new int[2 * MOST + 2];
  int count;
  private final boolean[] isMark = new boolean[2 * MOST + 2];
  private final long[] rawHash = new long[MOST + 1];
  private final int[] rawFrom = new int[MOST + 1];
  private final int[] rawTo = new int[MOST + 1];
  private final boolean[] rawMark = new boolean[MOST + 1];
  private int read;
  private byte[] line = {};
  private boolean calendarSeen;

  /** All of the line, without its end. */
  void read(byte[] bytes, int start, int end) {
    line = bytes;
    read = 0;
    calendarSeen = false;
    int i = start;
    while (i < end) {
      byte kind = Bytes.kind(bytes[i]);
      if (kind == Bytes.BLANK) {
        i++;
      } else if (read >= MOST) {
        add(i, end, VARIABLE, false);
        break;
      } else if (kind == Bytes.MARK) {
        i = isQuoteOfValue(i) ? quoted(i, end) : mark(i);
      } else {
        i = word(i, end);
      }
    }
    if (calendarSeen) {
      dates();
    }
    collapse();
  }

  private int word(int start, int end) {
    int kinds = 0;
    int slashes = 0;
    int dots = 0;
    int i = start;
    for (; i < end; i++) {
      byte kind = Bytes.kind(line[i]);
      if ((kind & (Bytes.BLANK | Bytes.MARK)) != 0) {
        break;
      }
      kinds |= kind;
      slashes += kind >> 3 & 1;
      dots += kind >> 4 & 1;
    }
    int length = i - start;
    boolean isVariable = (kinds & Bytes.DIGIT) != 0 || slashes >= 2 || slashes == 1 && line[start] == '/' && length > 1
        || dots > 0 && (kinds & Bytes.CAPITAL) == 0 && slashes == 0 && isHost(start, i, dots)
        || line[start] == '*' && length > 2 && line[i - 1] == '*' || length > LONGEST_WORD;
    if (isVariable) {
      variable(start, i);
      return i;
    }
    long hash = Bytes.hash(line, start, i);
    if (length <= LONGEST_UNIT && read > 0 && isUnit(hash)) {
      rawTo[read - 1] = i;
      return i;
    }
    if (length <= LONGEST_UNIT && read > 0 && isNothing(start, hash)) {
      add(start, i, VARIABLE, false);
      return i;
    }
    boolean isSign = length == 1 && (line[start] == '-' || line[start] == '+');
    add(start, i, isSign ? line[start] : hash, isSign);
    calendarSeen |= length == 3 && isCalendar(start);
    return i;
  }

  private int mark(int at) {
    add(at, at + 1, line[at], true);
    return at + 1;
  }

  /** With a bound before it: {@code <1 sec}. */
  private void variable(int start, int end) {
    boolean isBounded = read > 0 && rawTo[read - 1] == start && rawMark[read - 1] && rawHash[read - 1] == '<'
        && Bytes.kind(line[start]) == Bytes.DIGIT;
    if (isBounded) {
      read--;
    }
    add(isBounded ? start - 1 : start, end, VARIABLE, false);
  }

  /** {@code ="…"}: whatever is in it is a value. */
  private boolean isQuoteOfValue(int at) {
    return line[at] == '"' && read > 0 && rawTo[read - 1] == at && rawMark[read - 1] && rawHash[read - 1] == '=';
  }

  private int quoted(int at, int end) {
    int close = at + 1;
    while (close < end && line[close] != '"') {
      close++;
    }
    if (close == end) {
      return mark(at);
    }
    add(at, close + 1, VARIABLE, false);
    return close + 1;
  }

  /** A unit belongs to the number before it. */
  private boolean isUnit(long hash) {
    int before = read - 1;
    return rawHash[before] == VARIABLE && Bytes.kind(line[rawTo[before] - 1]) == Bytes.DIGIT
        && Arrays.binarySearch(UNITS, hash) >= 0;
  }

  /** {@code =null} is a value like others. */
  private boolean isNothing(int start, long hash) {
    return rawTo[read - 1] == start && rawMark[read - 1] && rawHash[read - 1] == '='
        && Arrays.binarySearch(NOTHING, hash) >= 0;
  }

  /** Two dots, or one before a domain that is known. */
  private boolean isHost(int start, int end, int dots) {
    if (line[start] == '.' || line[end - 1] == '.') {
      return false;
    }
    if (dots >= 2) {
      return true;
    }
    int dot = end - 1;
    while (line[dot] != '.') {
      dot--;
    }
    return Arrays.binarySearch(DOMAINS, Bytes.hash(line, dot + 1, end)) >= 0;
  }

  private void add(int start, int end, long value, boolean mark) {
    rawHash[read] = value;
    rawFrom[read] = start;
    rawTo[read] = end;
    rawMark[read++] = mark;
  }

  /** Names of days and months next to numbers, or to each other, are parts of a date. */
  private void dates() {
    for (int i = 0; i < read; i++) {
      if (isName(i) && rawHash[i] != VARIABLE) {
        boolean before = i > 0 && rawHash[i - 1] == VARIABLE;
        boolean after = i + 1 < read && (rawHash[i + 1] == VARIABLE || isName(i + 1));
        if (before || after) {
          rawHash[i] = VARIABLE;
        }
      }
    }
  }

  private boolean isName(int at) {
    return rawTo[at] - rawFrom[at] == 3 && isCalendar(rawFrom[at]);
  }

  /** Variables that only stand beside each other, or with one mark between, are one; empty brackets hold one. */
  private void collapse() {
    int kept = 0;
    for (int i = 0; i < read; i++) {
      if (rawHash[i] == VARIABLE) {
        if (kept > 1 && hash[kept - 2] == VARIABLE && isMark[kept - 1] && isGlue(hash[kept - 1])) {
          kept--;
        }
        if (kept > 0 && hash[kept - 1] == VARIABLE) {
          to[kept - 1] = rawTo[i];
          continue;
        }
      } else if (kept > 0 && rawMark[i] && isMark[kept - 1] && isPair(hash[kept - 1], rawHash[i])) {
        keep(kept++, VARIABLE, rawFrom[i], rawFrom[i], false);
      }
      keep(kept++, rawHash[i], rawFrom[i], rawTo[i], rawMark[i]);
    }
    count = kept;
  }

  private void keep(int at, long value, int start, int end, boolean mark) {
    hash[at] = value;
    from[at] = start;
    to[at] = end;
    isMark[at] = mark;
  }

  private static boolean isGlue(long mark) {
    return GLUE.indexOf((char) mark) >= 0;
  }

  private static boolean isPair(long open, long close) {
    return open == '(' && close == ')' || open == '[' && close == ']';
  }

  boolean isMark(int at) {
    return isMark[at];
  }

  /** Of all tokens in their order. */
  long key(long seed) {
    long key = seed;
    for (int i = 0; i < count; i++) {
      key = Bytes.mix(key ^ hash[i]) + 1;
    }
    return key;
  }

  String word(int at) {
    return hash[at] == VARIABLE ? "" : new String(line, from[at], to[at] - from[at], StandardCharsets.UTF_8);
  }

  /** What a variable, or a word where others have one, looks like. */
  Kind kind(int at) {
    return Kinds.of(line, from[at], to[at]);
  }

  /** Whether blanks stand before it. */
  boolean isApart(int at) {
    return at > 0 && from[at] > to[at - 1];
  }

  private boolean isCalendar(int at) {
    return Arrays.binarySearch(CALENDAR, (line[at] | 32L) << 16 | (line[at + 1] | 32L) << 8 | line[at + 2] | 32L) >= 0;
  }

  private static long[] hashes(String words) {
    return Arrays.stream(words.split(" ")).mapToLong(word -> {
      byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
      return Bytes.hash(bytes, 0, bytes.length);
    }).sorted().toArray();
  }

  private static long calendar(String name) {
    return (name.charAt(0) | 32L) << 16 | (name.charAt(1) | 32L) << 8 | name.charAt(2) | 32L;
  }
}
