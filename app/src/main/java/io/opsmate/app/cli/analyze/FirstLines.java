package io.opsmate.app.cli.analyze;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The first lines of a stream, which is read again from its beginning afterwards. Very long lines say little about the others
 * and do not count unless there are no others.
 */
final class FirstLines extends InputStream {
  private static final int MOST = 400;

  /** Fewer say too little, so it is read on. */
  private static final int FEWEST = 20;

  /** Unit: bytes of lines that are enough, if they are not too few lines. */
  private static final int LOOKED_AT = 1 << 18;

  /** Unit: bytes of a line. */
  private static final int LONG = 1 << 16;

  /** Unit: bytes that are read at most. */
  private static final int FARTHEST = 1 << 24;

  private final InputStream in;
  private final List<InputStream> parts = new ArrayList<>();
  private final List<byte[]> lines = new ArrayList<>();
  private int read;
  /** The line that was read last may go on where nothing was read any more. */
  private boolean isCut;

  FirstLines(InputStream in) throws IOException {
    this.in = in;
    look(new Lines(this));
  }

  /** Whole ones, some hundred at most. */
  List<byte[]> lines() {
    return lines;
  }

  /** Whether not one line ended before it was read far enough, though there is something. */
  boolean isBlind() {
    return isCut && lines.isEmpty();
  }

  /** The stream from its beginning, once. */
  InputStream all() {
    parts.add(in);
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private void look(Lines from) throws IOException {
    List<byte[]> longer = new ArrayList<>();
    int looked = 0;
    while (lines.size() < MOST && (looked < LOOKED_AT || lines.size() < FEWEST) && from.next() && !isCut) {
      byte[] line = Arrays.copyOfRange(from.bytes(), from.from(), from.to());
      boolean isLong = line.length > LONG;
      (isLong ? longer : lines).add(line);
      looked += isLong ? 0 : line.length;
    }
    if (lines.isEmpty()) {
      lines.addAll(longer);
    }
  }

  @Override
  public int read(byte[] into, int start, int length) throws IOException {
    int most = Math.min(length, FARTHEST - read);
    isCut = most <= 0;
    int got = isCut ? -1 : in.read(into, start, most);
    if (got > 0) {
      parts.add(new ByteArrayInputStream(Arrays.copyOfRange(into, start, start + got)));
      read += got;
    }
    return got;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }
}
