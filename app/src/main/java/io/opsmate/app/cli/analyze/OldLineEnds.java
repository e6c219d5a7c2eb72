package io.opsmate.app.cli.analyze;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines that end by a carriage return alone, as those of old systems and devices do, with newlines in its place. */
final class OldLineEnds extends FilterInputStream {
  OldLineEnds(InputStream in) {
    super(in);
  }

  /** Carriage returns and not one newline. */
  static boolean areIn(byte[] beginning) {
    boolean some = false;
    for (byte one : beginning) {
      if (one == '\n') {
        return false;
      }
      some |= one == '\r';
    }
    return some;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    return one == '\r' ? '\n' : one;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int got = in.read(into, from, length);
    for (int at = from; at < from + got; at++) {
      into[at] = into[at] == '\r' ? (byte) '\n' : into[at];
    }
    return got;
  }
}
