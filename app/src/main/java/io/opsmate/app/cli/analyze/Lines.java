package io.opsmate.app.cli.analyze;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, whatever they hold. Ends by {@code \n} or {@code \r\n}; the last one needs none. Of a line
 * longer than {@value #LONGEST} bytes, or what else is said, the rest is left out and counted.
 */
final class Lines implements Closeable {
  /** Unit: bytes. */
  static final int LONGEST = 1 << 20;

  private final InputStream in;
  private final int longest;
  private byte[] block = new byte[Work.BLOCK];
  private int at;
  private int end;
  private int from;
  private int to;
  private boolean isOver;
  private long read;
  private long cut;
  private boolean isCut;

  Lines(InputStream in) {
    this(in, LONGEST);
  }

  /** @param longest unit: bytes of a line */
  Lines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /** Moves to the next line; false when there is none. */
  boolean next() throws IOException {
    int start = at;
    int scan = at;
    boolean tooLong = false;
    while (true) {
      while (scan < end && block[scan] != '\n') {
        scan++;
      }
      if (scan < end) {
        return line(start, scan, scan + 1, tooLong);
      }
      if (isOver) {
        return start < end && line(start, end, end, tooLong);
      }
      int held = end - start;
      if (held >= longest) {
        tooLong = true;
        held = longest;
      }
      make(start, held);
      start = 0;
      scan = held;
      fill();
    }
  }

  /** Moves what is held to the front, with room behind it. */
  private void make(int start, int held) {
    byte[] into = held + Work.BLOCK > block.length ? Arrays.copyOf(new byte[0], held + Work.BLOCK) : block;
    System.arraycopy(block, start, into, 0, held);
    block = into;
    end = held;
  }

  private void fill() throws IOException {
    int got = in.read(block, end, block.length - end);
    if (got < 0) {
      isOver = true;
    } else {
      end += got;
      read += got;
    }
  }

  private boolean line(int start, int stop, int then, boolean tooLong) {
    from = start;
    to = Math.min(stop, start + longest);
    if (to > from && block[to - 1] == '\r') {
      to--;
    }
    at = then;
    isCut = tooLong || stop - start > longest;
    cut += isCut ? 1 : 0;
    return true;
  }

  /** Holds the line from {@link #from} to {@link #to}, until the next one. */
  byte[] bytes() {
    return block;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Bytes so far. */
  long read() {
    return read;
  }

  /** Whether the line has no letter. */
  boolean isBlank() {
    int i = from;
    while (i < to && (block[i] == ' ' || block[i] == '\t' || block[i] == '\r')) {
      i++;
    }
    return i == to;
  }

  /** Whether a part of the line was left out. */
  boolean isCut() {
    return isCut;
  }

  /** Lines of which a part was left out. */
  long cut() {
    return cut;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
