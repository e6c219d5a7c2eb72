package io.opsmate.skills.analysis.logs.heads;

import java.nio.charset.StandardCharsets;

/**
 * Knows the lines of stack traces (Java, .NET, Python, Go, Node) and of messages that go on, so that they stay with the
 * record before them. Has a state: what a line is depends on those before it.
 */
public final class Traces {
  private static final byte[][] FRAMES = bytes("at ", "Caused by: ", "Suppressed: ", "... ", "--- End of ");
  private static final byte[][] PYTHON =
      bytes("Traceback (most recent call last)", "During handling of the above exception",
          "The above exception was the direct cause");
  private static final byte[][] GO = bytes("panic: ", "goroutine ", "fatal error: ", "[signal ");
  private static final byte[][] GO_INSIDE = bytes("created by ", "exit status ", "runtime.", "main.");
  private static final byte[][] OTHERS =
      bytes("Unhandled exception. ", "Exception in thread ", "node:internal/", "Node.js v",
          "Uncaught ", "Unhandled rejection ", "^");
  private static final byte[][] ENDINGS = bytes("Exception", "Error", "Throwable", "Warning", "Interrupt", "Failure");
  private static final int LONGEST_NAME = 200;

  private Open open = Open.NONE;

  private enum Open {
    NONE, PYTHON, GO, OTHER
  }

  /** A line with a head begins a record. */
  public void begin() {
    open = Open.NONE;
  }

  /** Whether a line without a head belongs to the record before it. */
  public boolean continues(byte[] line, int from, int to) {
    if (from >= to) {
      return open != Open.NONE;
    }
    if (starts(PYTHON, line, from, to)) {
      open = Open.PYTHON;
      return true;
    }
    if (starts(GO, line, from, to)) {
      open = Open.GO;
      return true;
    }
    if (line[from] <= ' ' || isFrame(line, from, to) || starts(OTHERS, line, from, to)) {
      open = open == Open.NONE ? Open.OTHER : open;
      return true;
    }
    return isNamed(line, from, to) || isInside(line, from, to);
  }

  /** The name of what was thrown ends a Python trace, and begins one of Java, .NET or Node. */
  private boolean isNamed(byte[] line, int from, int to) {
    int end = nameEnd(line, from, to);
    boolean isEnd = open == Open.PYTHON && end > from && (end == to || line[end] == ':');
    boolean isName = end > from && (end == to || line[end] == ':') && ends(line, from, end);
    if (isEnd || isName) {
      open = isEnd ? Open.NONE : Open.OTHER;
      return true;
    }
    return false;
  }

  private boolean isInside(byte[] line, int from, int to) {
    return open == Open.GO && (line[to - 1] == ')' || starts(GO_INSIDE, line, from, to));
  }

  /** Of Java, .NET or Node, whatever was before. */
  static boolean isFrame(byte[] line, int from, int to) {
    int at = from;
    while (at < to && line[at] <= ' ') {
      at++;
    }
    return starts(FRAMES, line, at, to);
  }

  private static int nameEnd(byte[] line, int from, int to) {
    int at = from;
    while (at < to && at - from < LONGEST_NAME && (Character.isLetterOrDigit(line[at]) || line[at] == '.'
        || line[at] == '_' || line[at] == '$')) {
      at++;
    }
    return at;
  }

  private static boolean ends(byte[] line, int from, int to) {
    for (byte[] ending : ENDINGS) {
      int start = to - ending.length;
      if (start >= from && isAt(ending, line, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(byte[][] beginnings, byte[] line, int from, int to) {
    for (byte[] beginning : beginnings) {
      if (to - from >= beginning.length && isAt(beginning, line, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(byte[] word, byte[] line, int from) {
    for (int i = 0; i < word.length; i++) {
      if (line[from + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[][] bytes(String... words) {
    byte[][] all = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      all[i] = words[i].getBytes(StandardCharsets.US_ASCII);
    }
    return all;
  }
}
