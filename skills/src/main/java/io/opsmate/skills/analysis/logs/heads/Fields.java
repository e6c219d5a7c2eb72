package io.opsmate.skills.analysis.logs.heads;

/** Walks over the fields behind a line's time. */
final class Fields {
  private static final int WIDEST_BRACKET = 250;

  /** Unit: words. A program's name may have blanks in it. */
  private static final int LONGEST_NAME = 3;

  private byte[] line = {};
  private int end;
  int from;
  int to;
  Level level = Level.NONE;

  void begin(byte[] bytes, int stop) {
    line = bytes;
    end = stop;
  }

  /** Reads the field at a place; it is then from {@link #from} to {@link #to}. */
  Field next(int at) {
    from = blanks(at);
    if (from >= end) {
      to = end;
      return Field.END;
    }
    byte first = line[from];
    if (first == '|') {
      to = from + 1;
      return Field.BAR;
    }
    if (first == '[') {
      return bracket();
    }
    return word();
  }

  /**
   * Goes on behind the first word of a name to what ends it.
   *
   * @return whether it ends with the wanted field, which is then from {@link #from} to {@link #to}
   */
  boolean endsName(int start, Field wanted) {
    int at = start;
    for (int word = 1; word < LONGEST_NAME; word++) {
      Field next = next(at);
      if (next != Field.WORD) {
        return next == wanted;
      }
      at = to;
    }
    return false;
  }

  private int blanks(int at) {
    int i = at;
    while (i < end && (line[i] == ' ' || line[i] == '\t')) {
      i++;
    }
    return i;
  }

  private Field bracket() {
    int depth = 0;
    int stop = Math.min(end, from + WIDEST_BRACKET);
    for (int i = from; i < stop; i++) {
      depth += line[i] == '[' ? 1 : line[i] == ']' ? -1 : 0;
      if (depth == 0) {
        to = i + 1;
        level = Level.of(line, blanks(from + 1), unblank(i));
        if (to < end && line[to] == ':' && (to + 1 == end || line[to + 1] == ' ')) {
          to++;
        }
        return level == Level.NONE ? Field.BRACKET : Field.LEVEL;
      }
    }
    to = from;
    return Field.END;
  }

  private int unblank(int stop) {
    int i = stop;
    while (i > from && line[i - 1] == ' ') {
      i--;
    }
    return i;
  }

  private Field word() {
    int i = from;
    boolean digits = true;
    boolean signs = true;
    int brackets = 0;
    for (; i < end; i++) {
      byte one = line[i];
      if (one == '[' || one == '(') {
        brackets++;
      } else if (one == ']' || one == ')') {
        brackets--;
      } else if ((one == ' ' || one == '\t' || one == '|')
          && (brackets <= 0 || one == '|' || i - from > WIDEST_BRACKET)) {
        break;
      }
      digits &= one >= '0' && one <= '9' || one == '#' || one == ':' && i > from;
      signs &= one == '-' || one == ':' || one == '=';
    }
    to = i;
    return named(digits, signs, brackets < 0);
  }

  private Field named(boolean digits, boolean signs, boolean closes) {
    byte last = line[to - 1];
    if (signs) {
      return Field.DASH;
    }
    level = Level.of(line, from, last == ':' || last == ',' ? to - 1 : to);
    if (level != Level.NONE && isLevelWord()) {
      return Field.LEVEL;
    }
    if (digits && last != ':') {
      return Field.NUMBER;
    }
    if (to - from == 1 && Level.letter(line[from]) != Level.NONE) {
      level = Level.letter(line[from]);
      return Field.LETTER;
    }
    return (last == ':' || closes && last == ']') && to - from > 1 ? Field.TAG : Field.WORD;
  }

  /** All capitals, or none but the first; {@code log} and its like only in capitals. */
  private boolean isLevelWord() {
    boolean isLoud = line[from] < 'a' && line[from + 1] < 'a';
    return isLoud || to - from >= 4 && level.ordinal() >= Level.TRACE.ordinal();
  }
}
