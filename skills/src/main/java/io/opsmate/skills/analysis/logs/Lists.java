package io.opsmate.skills.analysis.logs;

import java.nio.charset.StandardCharsets;

/**
 * Makes one token of a list of words: in one pair of brackets, or behind a colon or an equals sign, with commas between.
 * Switches in brackets, such as {@code ( on off )} or {@code ( ok failed )}, become one word. Sentences with commas stay as they are.
 */
final class Lists {
  private final long[] hash;
  private final int[] from;
  private final int[] to;
  private final boolean[] isMark;
  private byte[] line = {};
  private int count;
  private int elements;
  private boolean isTight;
  private boolean isOfNames;

  /** On the tokens of a line, which are changed. */
  Lists(long[] hash, int[] from, int[] to, boolean[] isMark) {
    this.hash = hash;
    this.from = from;
    this.to = to;
    this.isMark = isMark;
  }

  /** @return tokens afterwards */
  int fold(byte[] bytes, int tokens) {
    line = bytes;
    count = tokens;
    int kept = 0;
    int i = 0;
    while (i < count) {
      boolean isAttached = kept > 0 && to[kept - 1] == from[i] && !isMark[kept - 1];
      move(kept++, i);
      boolean mayHold = isMark[i] && i + 1 < count;
      int switches = mayHold ? switches(i) : -1;
      int list = mayHold && switches < 0 ? list(i, isAttached) : -1;
      int end = Math.max(switches, list);
      if (end > 0) {
        int first = from[i + 1];
        int last = to[end - 1];
        set(kept++, switches > 0 ? Bytes.hash(line, first, last) : Tokens.VARIABLE, first, last);
        i = end;
      } else {
        i++;
      }
    }
    return kept;
  }

  /** Up to the bracket that closes; -1 if there is anything else in the brackets. */
  private int switches(int open) {
    long close = close(hash[open]);
    int at = open + 1;
    while (close != 0 && at < count && !isMark[at] && isLamp(at)) {
      at++;
    }
    boolean isRow = at > open + 2 || at == open + 2 && Names.isSwitch(word(open + 1));
    return close != 0 && isRow && at < count && isMark[at] && hash[at] == close ? at : -1;
  }

  private boolean isLamp(int at) {
    return to[at] - from[at] <= Names.LONGEST_SWITCH && hash[at] != Tokens.VARIABLE && Names.isLamp(word(at));
  }

  private int list(int opener, boolean isAttached) {
    long close = close(hash[opener]);
    boolean isValue = hash[opener] == ':' || hash[opener] == '=';
    if (close == 0 && !isValue) {
      return -1;
    }
    int end = elements(opener + 1);
    if (end < 0 || elements < 2) {
      return -1;
    }
    long next = end < count && isMark[end] ? hash[end] : 0;
    if (close != 0) {
      return next == close && (close != ')' || isAttached || isTight || isOfNames) ? end : -1;
    }
    boolean isLast = end == count || next == ']' || next == ')' || next == '}' || next == ';';
    return next != '=' && next != ':' && (isTight || isLast && isOfNames) ? end : -1;
  }

  /** Reads words with commas between; -1 if none of them is a word. */
  private int elements(int start) {
    elements = 0;
    isTight = true;
    isOfNames = true;
    boolean hasWords = false;
    int at = start;
    while (true) {
      boolean isQuoted = at + 2 < count && isMark[at] && (hash[at] == '\'' || hash[at] == '"') && isMark[at + 2]
          && hash[at + 2] == hash[at];
      int word = isQuoted ? at + 1 : at;
      if (word >= count || isMark[word]) {
        return -1;
      }
      elements++;
      hasWords |= hash[word] != Tokens.VARIABLE;
      isOfNames = isOfNames && (hash[word] == Tokens.VARIABLE || Names.isName(word(word)));
      at = word + (isQuoted ? 2 : 1);
      if (at >= count || !isMark[at] || hash[at] != ',') {
        return hasWords ? at : -1;
      }
      isTight &= to[at - 1] == from[at] && at + 1 < count && from[at + 1] == to[at];
      at++;
    }
  }

  private String word(int at) {
    return new String(line, from[at], to[at] - from[at], StandardCharsets.UTF_8);
  }

  private void move(int into, int at) {
    hash[into] = hash[at];
    from[into] = from[at];
    to[into] = to[at];
    isMark[into] = isMark[at];
  }

  private void set(int into, long value, int first, int last) {
    hash[into] = value;
    from[into] = first;
    to[into] = last;
    isMark[into] = false;
  }

  private static long close(long open) {
    return open == '(' ? ')' : open == '[' ? ']' : open == '{' ? '}' : 0;
  }
}
