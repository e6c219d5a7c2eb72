package io.opsmate.skills.analysis.logs.heads;

import java.nio.charset.StandardCharsets;

/**
 * What a line says before its message, and where the message is. Filled again for each line, by one thread; what it points
 * to is the line itself, or a copy where the message was escaped.
 */
public final class Head {
  /** No time was said. */
  public static final long NO_TIME = io.opsmate.skills.analysis.logs.Template.NO_TIME;

  long stamp;
  Level level = Level.NONE;
  /** Where the message is. */
  byte[] text = {};
  int from;
  int to;
  /** Where names are. */
  private byte[] line = {};
  int serviceFrom;
  int serviceTo;
  int traceFrom;
  int traceTo;
  int threadFrom;
  int threadTo;

  /** All of a line is its message, until a reader knows better. */
  void begin(byte[] bytes, int start, int end) {
    stamp = NO_TIME;
    level = Level.NONE;
    line = bytes;
    serviceFrom = 0;
    serviceTo = 0;
    traceFrom = 0;
    traceTo = 0;
    threadFrom = 0;
    threadTo = 0;
    message(bytes, start, end);
  }

  void message(byte[] bytes, int start, int end) {
    text = bytes;
    from = start;
    to = end;
  }

  /** Milliseconds since 1970, or {@link #NO_TIME}. */
  public long stamp() {
    return stamp;
  }

  /** {@link Level#NONE} where none is said. */
  public Level level() {
    return level;
  }

  /** Service, logger or program; empty where none is said. */
  public String service() {
    return string(serviceFrom, serviceTo);
  }

  boolean hasService() {
    return serviceTo > serviceFrom;
  }

  /** The same for the same name. */
  long serviceHash() {
    long hash = Key.START;
    for (int i = serviceFrom; i < serviceTo; i++) {
      hash = Key.mixed(hash, line[i]);
    }
    return hash;
  }

  /** Id of the trace or request; empty where none is said. */
  public String trace() {
    return string(traceFrom, traceTo);
  }

  /** Thread or process; empty where none is said. */
  public String thread() {
    return string(threadFrom, threadTo);
  }

  /** Holds the message from {@link #from} to {@link #to}, until the next line is read. */
  public byte[] text() {
    return text;
  }

  public int from() {
    return from;
  }

  public int to() {
    return to;
  }

  /** As a string. */
  public String message() {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  private String string(int start, int end) {
    return new String(line, start, Math.max(0, end - start), StandardCharsets.UTF_8).strip();
  }
}
