package io.opsmate.skills.analysis.logs.heads;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds out what heads a source's lines have, from its first lines. */
public final class Heads {
  /** Of the lines that are looked at, so many must have a head; where fewer have one, no line is touched. */
  private static final double ENOUGH = .7;

  private Heads() {}

  /** Messages without heads. */
  public static HeadReader plain() {
    return new PlainHeads();
  }

  /** One JSON object a line. */
  public static HeadReader json(Instant near) {
    return new JsonHeads(near);
  }

  /** {@code key=value}. */
  public static HeadReader logfmt(Instant near) {
    return new LogfmtHeads(near);
  }

  /**
   * A regular expression with named groups such as {@code time}, {@code level} and {@code message}, or grok's names for
   * them. Errors: {@link IllegalArgumentException} for a pattern that is none.
   */
  public static HeadReader pattern(String pattern, Instant near) {
    return new PatternHeads(pattern, near);
  }

  /** A time first, then what most of the given lines have. */
  public static HeadReader text(List<byte[]> first, Instant near) {
    return new TextHeads(Layout.learn(first, near).orElse(new Layout(0, false, List.of())), near);
  }

  /**
   * Whatever most of the given lines have; {@link #plain} if there is no doubt-free head.
   *
   * @param first the first lines of a source, a few hundred at most
   * @param near dates without a year are the last before it
   */
  public static HeadReader of(List<byte[]> first, Instant near) {
    List<byte[]> lines = first.stream().filter(line -> line.length > 0).toList();
    if (reads(json(near), lines)) {
      return json(near);
    }
    if (reads(logfmt(near), lines)) {
      return logfmt(near);
    }
    Optional<Layout> layout = Layout.learn(lines, near);
    return layout.<HeadReader>map(one -> new TextHeads(one, near)).orElseGet(Heads::plain);
  }

  private static boolean reads(HeadReader reader, List<byte[]> lines) {
    Head head = new Head();
    long read = lines.stream().filter(line -> reader.read(line, 0, line.length, head)).count();
    return !lines.isEmpty() && read >= ENOUGH * lines.size();
  }
}
