package io.opsmate.app.cli.analyze;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** Lines that end by a carriage return alone, as those of old systems and devices do, with newlines in its place. */
final class OldLineEnds extends FilterInputStream {
  /** Unit: bytes. */
  private static final int LOOKED_AT = 1 << 18;

  private OldLineEnds(InputStream in) {
    super(in);
  }

  /** A stream of which the first 256 KB tell how its lines end. */
  static InputStream mended(InputStream in) throws IOException {
    byte[] beginning = in.readNBytes(LOOKED_AT);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), in);
    return areIn(beginning) ? new OldLineEnds(whole) : whole;
  }

  /** Carriage returns and not one newline. */
  private static boolean areIn(byte[] beginning) {
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
