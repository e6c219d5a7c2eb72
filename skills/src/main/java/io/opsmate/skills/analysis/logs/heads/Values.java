package io.opsmate.skills.analysis.logs.heads;

import java.time.Instant;

/** Puts values of a structured record where they belong in a head. */
final class Values {
  private static final int NOTHING = Integer.MAX_VALUE;

  private final Stamp stamp;
  private final int[] ranks = new int[Key.values().length];
  private Head head = new Head();
  private byte[] line = {};

  Values(Instant near) {
    this.stamp = new Stamp(near);
  }

  void begin(byte[] bytes, Head into) {
    line = bytes;
    head = into;
    java.util.Arrays.fill(ranks, NOTHING);
  }

  boolean hasMessage() {
    return ranks[Key.MESSAGE.ordinal()] != NOTHING;
  }

  /** Whether a value is wanted: it has a meaning, and no better one was there. */
  boolean wants(Key.Named name) {
    return name.rank() < ranks[name.key().ordinal()];
  }

  /** @param text where the value is, the line itself or a copy without escapes */
  void take(Key.Named name, byte[] text, int from, int to) {
    boolean isTaken = switch (name.key()) {
      case MESSAGE -> message(text, from, to);
      case TIME -> time(from, to);
      case LEVEL -> level(from, to);
      case SERVICE -> service(from, to);
      case TRACE -> trace(from, to);
      case THREAD -> thread(from, to);
    };
    if (isTaken) {
      ranks[name.key().ordinal()] = name.rank();
    }
  }

  private boolean message(byte[] text, int from, int to) {
    head.message(text, from, to);
    return true;
  }

  private boolean time(int from, int to) {
    boolean isRead = stamp.read(line, from, to) == to || stamp.readEpoch(line, from, to) == to;
    if (isRead) {
      head.stamp = stamp.millis();
    }
    return isRead;
  }

  private boolean level(int from, int to) {
    Level said = to - from == 2 && line[from] <= '9' && line[from + 1] <= '9'
        ? Level.number((line[from] - '0') * 10 + line[from + 1] - '0')
        : Level.of(line, from, to);
    if (said != Level.NONE) {
      head.level = said;
    }
    return said != Level.NONE;
  }

  private boolean service(int from, int to) {
    head.serviceFrom = from;
    head.serviceTo = to;
    return true;
  }

  private boolean trace(int from, int to) {
    head.traceFrom = from;
    head.traceTo = to;
    return true;
  }

  private boolean thread(int from, int to) {
    head.threadFrom = from;
    head.threadTo = to;
    return true;
  }
}
