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

  /** Unit: digits between two colons of an address. */
  private static final int LONGEST_GROUP = 4;

  /** Colons of a date and time with a fraction; addresses have more. */
  private static final int MOST_OF_TIME = 4;

  /** Dots that lead from a label to its value. */
  private static final int LEADER = 3;

  /** Unit: letters. Shorter words may be hexadecimal and English. */
  private static final int SHORTEST_HEX = 7;

  /** Stands for every variable. */
  static final long VARIABLE = 0;

  /** What they begin with. */
  private static final String SWITCHES = "oyntfgbe";

  private static final String GLUE = ":.,;@#/|&-";
  private static final long[] CALENDAR = Arrays
      .stream("jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun".split(" "))
      .mapToLong(Tokens::calendar)
      .sorted()
      .toArray();

  private static final int LONGEST_UNIT = 7;
  private static final long[] UNITS =
      hashes("sec secs second seconds ms msec usec us ns min mins hours days B KB kB MB GB TB PB KiB kiB MiB GiB TiB");
  private static final long[] VALUES = hashes("null none None nil NULL true false True False");
  private static final long BYTES = hashes("bytes")[0];
  private static final long CLASS = hashes("class")[0];
  private static final long[] DOMAINS =
      hashes(
          "com net org edu gov mil io dev app info biz local internal lan localdomain arpa ar au br ca ch cl cn cz de dk es "
              + "eu fi fr gr hk hu ie il in ir it jp kr mx nl nz pl pt ro ru se sg sk tr tv tw ua uk us vn za");

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
  private final Lists lists = new Lists(rawHash, rawFrom, rawTo, rawMark);
  private boolean calendarSeen;
  private boolean mayHaveLists;
  private boolean mayHaveBars;

  /** All of the line, without its end. */
  void read(byte[] bytes, int start, int end) {
    line = bytes;
    read = 0;
    calendarSeen = false;
    mayHaveLists = false;
    mayHaveBars = false;
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
    if (mayHaveBars) {
      bars();
    }
    if (mayHaveLists) {
      read = lists.fold(bytes, read);
    }
    collapse();
  }

  /** A word; {@code environment:java.home=/usr/lib} has a property behind the colon, which is a variable to the end. */
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
    if (length <= LONGEST_GROUP && i < end && line[i] == ':') {
      int groups = hexGroups(start, end);
      if (groups > start) {
        variable(start, groups);
        return groups;
      }
    }
    if (dots > 0 && i < end && line[i] == '=' && read > 0 && rawTo[read - 1] == start && rawHash[read - 1] == ':') {
      variable(start, end);
      return end;
    }
    if (dots >= LEADER && (kinds & Bytes.DIGIT) != 0) {
      int value = behindLeader(start, i);
      if (value > start) {
        add(start, value, Bytes.hash(line, start, value), false);
        variable(value, i);
        return i;
      }
    }
    boolean isVariable = (kinds & Bytes.DIGIT) != 0 || slashes >= 2 || slashes == 1 && line[start] == '/' && length > 1
        || dots > 0 && (kinds & Bytes.CAPITAL) == 0 && slashes == 0 && isHost(start, i, dots)
        || slashes == 1 && dots >= 2 && isComponent(start, i) || line[start] == '*' && length > 2 && line[i - 1] == '*'
        || length > LONGEST_WORD || dots >= 2 && read > 0 && rawHash[read - 1] == CLASS
        || length == 2 && isSign(line[i - 1]) || kinds == Bytes.HEX_LETTER && isHex(length, i);
    if (isVariable) {
      variable(start, i);
      return i;
    }
    long hash = Bytes.hash(line, start, i);
    if (length <= LONGEST_UNIT && read > 0 && isUnit(hash)) {
      rawTo[read - 1] = i;
      return i;
    }
    if (length <= LONGEST_UNIT && read > 0 && isValue(hash)) {
      add(start, i, VARIABLE, false);
      return i;
    }
    mayHaveLists |= length <= Names.LONGEST_SWITCH && read > 0 && (rawHash[read - 1] == '(' || rawHash[read - 1] == '[')
        && rawMark[read - 1] && SWITCHES.indexOf(line[start] | 32) >= 0;
    boolean isSign = length == 1 && isSign(line[start]);
    add(start, i, isSign ? line[start] : hash, isSign);
    calendarSeen |= length == 3 && isCalendar(start);
    return i;
  }

  /**
   * {@code cache depth......4}: dots that lead from a label to a number.
   *
   * @return where the number begins, or the start if there is none
   */
  private int behindLeader(int start, int end) {
    int at = start;
    while (at < end && line[at] != '.' && Bytes.kind(line[at]) != Bytes.DIGIT) {
      at++;
    }
    int label = at;
    while (at < end && line[at] == '.') {
      at++;
    }
    return label > start && at - label >= LEADER && at < end && Bytes.kind(line[at]) == Bytes.DIGIT ? at : start;
  }

  /** Letters that are digits, and no participle. */
  private boolean isHex(int length, int end) {
    return length >= SHORTEST_HEX && !(line[end - 1] == 'd' && line[end - 2] == 'e');
  }

  private static boolean isSign(byte one) {
    return one == '-' || one == '+';
  }

  /**
   * Groups of hexadecimal digits with colons between, as hardware and IP 6 addresses are: they are one even where a group
   * has letters only.
   *
   * @return the end of at least five groups, or of at least three with a double colon; otherwise the start
   */
  private int hexGroups(int start, int end) {
    int at = start;
    int group = 0;
    int colons = 0;
    boolean isDoubled = false;
    for (; at < end; at++) {
      if (line[at] == ':') {
        isDoubled |= at > start && line[at - 1] == ':';
        colons++;
        group = 0;
      } else if (!Bytes.isHex(line[at]) || ++group > LONGEST_GROUP) {
        break;
      }
      if (at - start == LONGEST_GROUP && colons == 0) {
        return start;
      }
    }
    boolean isEnd = at > start && (at == end || group <= LONGEST_GROUP && Bytes.kind(line[at]) != Bytes.OTHER
        && Bytes.kind(line[at]) != Bytes.CAPITAL && Bytes.kind(line[at]) != Bytes.HEX_LETTER && line[at - 1] != ':');
    return isEnd && (colons >= MOST_OF_TIME || colons >= 2 && isDoubled) ? at : start;
  }

  private int mark(int at) {
    mayHaveLists |= line[at] == ',' && read > 0 && rawHash[read - 1] != VARIABLE
        && (!rawMark[read - 1] || rawHash[read - 1] == '\'' || rawHash[read - 1] == '"');
    mayHaveBars |= line[at] == '|';
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

  /** {@code =null} and {@code =true} are values like others. */
  private boolean isValue(long hash) {
    return rawMark[read - 1] && rawHash[read - 1] == '=' && Arrays.binarySearch(VALUES, hash) >= 0;
  }

  /** {@code com.acme.shop/.cart.CartActivity}: a name that has dots, and a part of it. */
  private boolean isComponent(int start, int end) {
    int dots = 0;
    int at = start;
    for (; line[at] != '/' && line[at] != '\\'; at++) {
      dots += line[at] == '.' ? 1 : 0;
    }
    return dots > 0 && line[at] == '/' && line[start] != '.' && line[end - 1] != '.' && at + 1 < end;
  }

  /** Ends with a domain that is known or, as packages of apps are named, begins with one and has two dots. */
  private boolean isHost(int start, int end, int dots) {
    if (line[start] == '.' || line[end - 1] == '.') {
      return false;
    }
    int last = end - 1;
    while (line[last] != '.') {
      last--;
    }
    int first = start;
    while (line[first] != '.') {
      first++;
    }
    return isDomain(last + 1, end) || dots >= 2 && isDomain(start, first);
  }

  private boolean isDomain(int start, int end) {
    return Arrays.binarySearch(DOMAINS, Bytes.hash(line, start, end)) >= 0;
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

  /** {@code 7|ann|4}: a word beside a variable in a record with bars. */
  private void bars() {
    for (int i = 2; i + 1 < read; i++) {
      boolean isField = !rawMark[i] && rawHash[i - 1] == '|' && rawHash[i + 1] == '|' && rawTo[i - 1] == rawFrom[i]
          && rawTo[i] == rawFrom[i + 1];
      if (isField && (rawHash[i - 2] == VARIABLE || i + 2 < read && rawHash[i + 2] == VARIABLE)) {
        rawHash[i] = VARIABLE;
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
      } else if (rawMark[i] && rawHash[i] == ')' && kept > 3 && isRestated(kept)) {
        kept -= 2;
        continue;
      }
      keep(kept++, rawHash[i], rawFrom[i], rawTo[i], rawMark[i]);
    }
    count = kept;
  }

  /** {@code 1190 bytes (1.16 KB)}: what is in brackets says the number before it again, and may as well be missing. */
  private boolean isRestated(int kept) {
    int size = kept - 1;
    return hash[size] == VARIABLE && isMark[size - 1] && hash[size - 1] == '(' && hash[size - 2] == BYTES
        && hash[size - 3] == VARIABLE && line[to[size] - 1] == 'B' && Bytes.kind(line[from[size]]) == Bytes.DIGIT;
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
