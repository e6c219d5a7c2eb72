package io.opsmate.skills.analysis.logs.heads;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a source's lines have their time, and which fields stand behind it, as most of its first lines have them.
 *
 * @param skipped words before the time
 * @param isEpoch the time is a number of seconds or milliseconds
 * @param fields up to the message
 */
record Layout(int skipped, boolean isEpoch, List<Field> fields) {
  /** Lines that must have their time at one place; fewer, and the source counts as plain. */
  private static final double ENOUGH = .7;

  /** Lines that must have a field for it to be one. */
  private static final double AGREED = .9;

  private static final int MOST_FIELDS = 10;

  /** Words before the time. */
  private static final int ACCESS = 3;

  private static final List<Layout> PLACES = List.of(at(0, false), at(0, true), at(1, false), at(1, true),
      at(ACCESS, false));

  private static Layout at(int place, boolean isEpoch) {
    return new Layout(place, isEpoch, List.of());
  }

  /** Of nginx and Apache: address, two names, then the time in brackets. */
  boolean isAccess() {
    return skipped == ACCESS && !isEpoch;
  }

  static Optional<Layout> learn(List<byte[]> lines, Instant near) {
    List<byte[]> heads = heads(lines);
    return PLACES.stream()
        .map(one -> new Tried(one, one.stamped(heads, near)))
        .filter(one -> !heads.isEmpty() && one.lines.size() >= ENOUGH * heads.size())
        .max(Comparator.comparingInt((Tried one) -> one.lines.size())
            .thenComparing(one -> -one.layout.skipped)
            .thenComparing(one -> !one.layout.isEpoch))
        .map(one -> one.layout.withFields(one.lines))
        .filter(one -> !one.isEpoch || one.isSaid())
        .or(() -> EpochColumn.learn(heads, near));
  }

  static boolean isMost(int some, List<?> all) {
    return some >= AGREED * all.size();
  }

  /** Numbers of ten digits may be anything; only with a level or a tag behind them, or in columns, they are times. */
  private boolean isSaid() {
    return fields.stream().anyMatch(field -> field == Field.LEVEL || field == Field.TAG);
  }

  /** Without stack traces. */
  private static List<byte[]> heads(List<byte[]> lines) {
    Traces traces = new Traces();
    return lines.stream().filter(line -> line.length > 0 && !traces.continues(line, 0, line.length)).toList();
  }

  private record Tried(Layout layout, List<Stamped> lines) {}

  /** A line, and where what follows its time begins. */
  record Stamped(byte[] line, int from) {}

  private List<Stamped> stamped(List<byte[]> lines, Instant near) {
    TextHeads reader = new TextHeads(this, near);
    List<Stamped> found = new ArrayList<>();
    for (byte[] line : lines) {
      int from = reader.afterStamp(line, 0, line.length);
      if (from >= 0) {
        found.add(new Stamped(line, from));
      }
    }
    return found;
  }

  Layout withFields(List<Stamped> lines) {
    if (isAccess()) {
      return this;
    }
    List<Stamped> agreeing = new ArrayList<>(lines);
    List<Field> agreed = new ArrayList<>();
    while (agreed.size() < MOST_FIELDS) {
      Optional<Field> next = common(agreeing).or(named(agreeing, agreed));
      if (next.isEmpty() || next.get() == Field.END
          || next.get() == Field.TAG && agreed.contains(Field.TAG)
          || next.get() == Field.LEVEL && agreed.contains(Field.LEVEL)) {
        break;
      }
      agreed.add(next.get());
      agreeing = agreeing.stream().flatMap(line -> step(line, next.get()).stream()).toList();
    }
    while (!agreed.isEmpty() && !agreed.getLast().isSure()) {
      agreed.removeLast();
    }
    return new Layout(skipped, isEpoch, List.copyOf(agreed));
  }

  /** Numbers that most lines begin with. */
  static List<Field> numbers(List<Stamped> lines) {
    List<Field> numbers = new ArrayList<>();
    List<Stamped> left = lines;
    while (numbers.size() < MOST_FIELDS && common(left).equals(Optional.of(Field.NUMBER))) {
      numbers.add(Field.NUMBER);
      left = left.stream().flatMap(line -> step(line, Field.NUMBER).stream()).toList();
    }
    return numbers;
  }

  private static Optional<Field> common(List<Stamped> lines) {
    int[] counts = new int[Field.values().length];
    for (Stamped one : lines) {
      counts[field(one).ordinal()]++;
    }
    return Arrays.stream(Field.values())
        .filter(field -> !lines.isEmpty() && counts[field.ordinal()] >= AGREED * lines.size())
        .findFirst();
  }

  /** A dash behind names of one or more words. */
  private static Supplier<Optional<Field>> named(List<Stamped> lines, List<Field> before) {
    return () -> !before.isEmpty() && before.getLast() == Field.WORD
        && lines.stream().filter(one -> step(one, Field.DASH).isPresent()).count() >= AGREED * lines.size()
            ? Optional.of(Field.DASH)
            : Optional.empty();
  }

  private static Field field(Stamped one) {
    Fields fields = new Fields();
    fields.begin(one.line, one.line.length);
    return fields.next(one.from);
  }

  private static Optional<Stamped> step(Stamped one, Field expected) {
    Fields fields = new Fields();
    fields.begin(one.line, one.line.length);
    Field found = fields.next(one.from);
    boolean isThere = found == expected
        || expected == Field.DASH && found == Field.WORD && fields.endsName(fields.to, Field.DASH);
    return isThere ? Optional.of(new Stamped(one.line, fields.to)) : Optional.empty();
  }
}
