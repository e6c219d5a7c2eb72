package io.opsmate.app.cli.analyze;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a file or of standard input, and the first of them beforehand. */
final class LogSource implements Closeable {
  /** Unit: bytes that are looked at to see what heads the lines have. */
  private static final int LOOKED_AT = 1 << 18;

  private static final int FIRST_LINES = 400;

  private final Lines lines;
  private final List<byte[]> first;
  private final Instant newest;

  private LogSource(Lines lines, List<byte[]> first, Instant newest) {
    this.lines = lines;
    this.first = first;
    this.newest = newest;
  }

  static LogSource open(String file, InstantSource clock) throws IOException {
    Instant newest = Work.isStandard(file) ? clock.instant() : Files.getLastModifiedTime(Path.of(file)).toInstant();
    InputStream in = Text.utf8(Work.in(file));
    byte[] beginning = in.readNBytes(LOOKED_AT);
    List<byte[]> first = first(beginning);
    return new LogSource(new Lines(whole(beginning, in)), first, newest);
  }

  private static InputStream whole(byte[] beginning, InputStream rest) {
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(beginning), rest);
    return OldLineEnds.areIn(beginning) ? new OldLineEnds(whole) : whole;
  }

  private static List<byte[]> first(byte[] beginning) throws IOException {
    List<byte[]> first = new ArrayList<>();
    try (Lines lines = new Lines(whole(beginning, InputStream.nullInputStream()))) {
      while (first.size() < FIRST_LINES && lines.next()) {
        first.add(Arrays.copyOfRange(lines.bytes(), lines.from(), lines.to()));
      }
    }
    if (first.size() > 1 && first.size() < FIRST_LINES && beginning.length == LOOKED_AT) {
      first.removeLast();
    }
    return first;
  }

  Lines lines() {
    return lines;
  }

  /** Some hundred lines, whole. */
  List<byte[]> first() {
    return first;
  }

  /** No line is of later. */
  Instant newest() {
    return newest;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
