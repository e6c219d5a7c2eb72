package io.opsmate.skills.analysis.logs.heads;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lines in columns, one of which is the number of seconds or milliseconds since 1970. Numbers of ten digits may be anything,
 * so it has to stand at one place in nearly all lines and may not be of later; what stands before it has to begin with
 * something that has a digit, as a record's number or a host has and the first word of a sentence has not; and where nothing
 * stands before it, it may never fall.
 */
final class EpochColumn {
  private static final int MOST_SKIPPED = 5;

  private final int skipped;
  private final long newest;
  private final List<Layout.Stamped> lines = new ArrayList<>();
  private final Set<Long> times = new HashSet<>();
  private int numbered;
  private long before = Long.MIN_VALUE;
  private boolean falls;

  private EpochColumn(int skipped, Instant near) {
    this.skipped = skipped;
    this.newest = near.plus(Duration.ofDays(1)).toEpochMilli();
  }

  /** @param heads lines that may have heads */
  static Optional<Layout> learn(List<byte[]> heads, Instant near) {
    return IntStream.rangeClosed(0, MOST_SKIPPED)
        .mapToObj(skipped -> new EpochColumn(skipped, near))
        .filter(one -> one.isIn(heads, near))
        .findFirst()
        .map(EpochColumn::layout);
  }

  private boolean isIn(List<byte[]> heads, Instant near) {
    TextHeads reader = new TextHeads(new Layout(skipped, true, List.of()), near);
    for (byte[] line : heads) {
      int behind = reader.afterStamp(line, 0, line.length);
      if (behind >= 0 && reader.stamped() <= newest) {
        add(line, behind, reader.stamped());
      }
    }
    return times.size() > 1 && Layout.isMost(lines.size(), heads)
        && (skipped == 0 ? !falls : Layout.isMost(numbered, lines));
  }

  private void add(byte[] line, int behind, long time) {
    lines.add(new Layout.Stamped(line, behind));
    times.add(time);
    numbered += hasDigit(line) ? 1 : 0;
    falls |= time < before;
    before = time;
  }

  /** The first word. */
  private static boolean hasDigit(byte[] line) {
    for (int i = 0; i < line.length && line[i] != ' '; i++) {
      if (line[i] >= '0' && line[i] <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Numbers right behind the time are columns, too; a word and a colon behind them may be a message. */
  private Layout layout() {
    Layout learnt = new Layout(skipped, true, List.of()).withFields(lines);
    Optional<Field> first = learnt.fields().stream().filter(field -> field != Field.NUMBER).findFirst();
    return first.isPresent() && first.get() != Field.WORD ? learnt : new Layout(skipped, true, Layout.numbers(lines));
  }
}
