package io.opsmate.app.cli.analyze;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The lines of a file or of standard input, and the first of them beforehand. */
final class LogSource implements Closeable {
  private final Lines lines;
  private final FirstLines first;
  private final Instant newest;

  private LogSource(Lines lines, FirstLines first, Instant newest) {
    this.lines = lines;
    this.first = first;
    this.newest = newest;
  }

  static LogSource open(String file, InstantSource clock) throws IOException {
    Instant newest = Work.isStandard(file) ? clock.instant() : Files.getLastModifiedTime(Path.of(file)).toInstant();
    FirstLines first = new FirstLines(OldLineEnds.mended(Text.utf8(Work.in(file))));
    return new LogSource(new Lines(first.all()), first, newest);
  }

  Lines lines() {
    return lines;
  }

  /** Some hundred lines, whole. */
  List<byte[]> first() {
    return first.lines();
  }

  /** Whether the first line is so long that no other could be looked at. */
  boolean isBlind() {
    return first.isBlind();
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
