package io.opsmate.skills.analysis.logs.heads;

import java.time.Instant;

/** Heads of text: a time, and behind it what a source's {@link Layout} has, as far as a line has it. */
final class TextHeads implements HeadReader {
  private final Layout layout;
  private final Stamp stamp;
  private final Fields fields = new Fields();
  /** By the time, not behind it. */
  private Level said = Level.NONE;
  private Field before = Field.END;
  private int words;
  private int lastWord;

  TextHeads(Layout layout, Instant near) {
    this.layout = layout;
    this.stamp = new Stamp(near);
  }

  @Override
  public boolean read(byte[] line, int from, int to, Head into) {
    into.begin(line, from, to);
    int at = afterStamp(line, from, to);
    if (at < 0) {
      return false;
    }
    into.stamp = stamp.millis();
    into.level = said == Level.NONE && isKlog(line, from) ? Level.letter(line[from]) : said;
    if (!layout.isAccess()) {
      fields.begin(line, to);
      into.message(line, behindSigns(line, fields(at, line, to, into), to), to);
    }
    return true;
  }

  private boolean isKlog(byte[] line, int from) {
    return layout.skipped() == 0 && line[from] >= 'A' && line[from] <= 'Z' && line[from + 1] <= '9';
  }

  /** Walks as long as the line agrees with the layout; a field may be missing. */
  private int fields(int start, byte[] line, int stop, Head into) {
    int at = start;
    before = Field.END;
    words = 0;
    for (Field expected : layout.fields()) {
      Field found = fields.next(at);
      if (found == expected || expected == Field.LEVEL && found == Field.LETTER) {
        take(found, line, into);
        before = found;
        at = fields.to;
      } else if (expected == Field.TAG && found == Field.WORD) {
        int name = fields.from;
        if (fields.endsName(fields.to, Field.TAG)) {
          at = fields.to;
          service(line, name, at, into);
        }
      } else if (expected == Field.DASH && found == Field.WORD && before == Field.WORD) {
        if (fields.endsName(fields.to, Field.DASH)) {
          at = fields.to;
          name(into, fields.from);
        }
      } else if (expected == Field.WORD && found == Field.NUMBER || expected == Field.NUMBER && found == Field.WORD) {
        at = fields.to;
      }
    }
    return Math.min(at, stop);
  }

  private void take(Field field, byte[] line, Head into) {
    switch (field) {
      case LEVEL, LETTER -> into.level = fields.level;
      case TAG -> service(line, fields.from, fields.to, into);
      case BRACKET -> bracket(line, into);
      case NUMBER -> {
        into.threadFrom = fields.from;
        into.threadTo = fields.to;
      }
      case WORD -> {
        lastWord = fields.from;
        boolean isProgram = said != Level.NONE && words++ == 1;
        if (isProgram || before == Field.LEVEL || before == Field.BRACKET || before == Field.DASH
            || before == Field.BAR) {
          into.serviceFrom = fields.from;
          into.serviceTo = fields.to;
        }
      }
      case DASH -> name(into, fields.from);
      case BAR, END -> {
      }
    }
  }

  /** A word right before a dash names the program or the logger, unless that was said before. */
  private void name(Head into, int dash) {
    if (before == Field.WORD && into.serviceTo == into.serviceFrom) {
      into.serviceFrom = lastWord;
      into.serviceTo = dash;
    }
  }

  /** The first is a thread; what looks like a request's id is one. */
  private static boolean isTrace(byte[] line, int from, int to) {
    int hex = 0;
    for (int i = from; i < to && line[i] != ' ' && line[i] != ','; i++) {
      byte one = line[i];
      hex = one >= '0' && one <= '9' || one >= 'a' && one <= 'f' || one == '-' ? hex + 1 : 0;
    }
    return hex >= 16;
  }

  private void bracket(byte[] line, Head into) {
    int from = fields.from + 1;
    int to = fields.to - 1;
    if (isTrace(line, from, to)) {
      int end = from;
      while (end < to && line[end] != ' ' && line[end] != ',') {
        end++;
      }
      into.traceFrom = from;
      into.traceTo = end;
    } else if (before != Field.BRACKET) {
      into.threadFrom = from;
      into.threadTo = to;
    }
  }

  /** {@code sshd(pam_unix)[19939]:} is the program and its process; {@code 31#31:} a process. */
  private static void service(byte[] line, int from, int to, Head into) {
    int end = to - 1;
    if (line[from] >= '0' && line[from] <= '9') {
      into.threadFrom = from;
      into.threadTo = end;
      return;
    }
    int name = from;
    while (name < end && line[name] != '[' && line[name] != '(') {
      name++;
    }
    into.serviceFrom = from;
    into.serviceTo = name;
    if (end > from && line[end - 1] == ']') {
      int open = end - 1;
      while (open > from && line[open] != '[') {
        open--;
      }
      into.threadFrom = open + 1;
      into.threadTo = end - 1;
    }
  }

  private int behindSigns(byte[] line, int start, int to) {
    int at = start;
    while (at < to && (line[at] == ' ' || line[at] == '\t')) {
      at++;
    }
    return at;
  }

  /** The time of the line that was looked at last. */
  long stamped() {
    return stamp.millis();
  }

  /** @return where what follows the time begins, or -1 if there is none where it should be */
  int afterStamp(byte[] line, int from, int to) {
    int at = from;
    said = Level.NONE;
    if (at < to && line[at] == '<') {
      at = priority(line, at, to);
    }
    if (layout.isEpoch() && layout.skipped() == 0 && at + 1 < to && line[at] == '-' && line[at + 1] == ' ') {
      at += 2;
    }
    for (int i = 0; i < layout.skipped(); i++) {
      at = nextWord(line, at, to);
    }
    boolean isBracket = at < to && (line[at] == '[' || line[at] == '(');
    if (layout.isAccess() && !isBracket) {
      return -1;
    }
    int start = isBracket ? at + 1 : at;
    int end = layout.isEpoch() ? stamp.readEpoch(line, start, to) : stamp.read(line, start, to);
    return end < 0 ? -1 : isBracket ? closed(line, end, to) : behindMarks(line, end, to);
  }

  /** {@code [12:34:56 INF]} */
  private int closed(byte[] line, int start, int to) {
    int at = start;
    while (at < to && line[at] == ' ') {
      at++;
    }
    int word = at;
    while (at < to && line[at] != ']' && line[at] != ')' && at - word < 16) {
      at++;
    }
    said = Level.of(line, word, at);
    return at < to && (at == word || said != Level.NONE) && (line[at] == ']' || line[at] == ')')
        ? at + 1
        : behindMarks(line, start, to);
  }

  private static int behindMarks(byte[] line, int start, int to) {
    int at = start;
    while (at < to && (line[at] == ',' || line[at] == ';' || line[at] == ']' || line[at] == ')'
        || line[at] == ':' && at == start)) {
      at++;
    }
    return at;
  }

  /** {@code <34>}, and the version behind it that RFC 5424 wants. */
  private int priority(byte[] line, int from, int to) {
    int at = from + 1;
    int value = 0;
    while (at < to && at - from <= 3 && line[at] >= '0' && line[at] <= '9') {
      value = value * 10 + line[at++] - '0';
    }
    if (at == from + 1 || at >= to || line[at] != '>') {
      return from;
    }
    said = Level.syslog(value);
    boolean hasVersion = at + 2 < to && line[at + 1] == '1' && line[at + 2] == ' ';
    return hasVersion ? at + 3 : at + 1;
  }

  private static int nextWord(byte[] line, int from, int to) {
    int at = from;
    while (at < to && line[at] != ' ') {
      at++;
    }
    while (at < to && line[at] == ' ') {
      at++;
    }
    return at;
  }

  @Override
  public String name() {
    return "text";
  }
}
