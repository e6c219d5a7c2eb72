package io.opsmate.skills.analysis.logs.heads;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  /** Of nginx and Apache: address, two names, then the time in brackets. */
  static final int ACCESS = 3;

  /** Of events: number, node, component, state, then the time in seconds. */
  private static final int EVENT = 4;

  private static final int[] PLACES = {0, 1, ACCESS, EVENT};

  static Optional<Layout> learn(List<byte[]> lines, Instant near) {
    List<byte[]> heads = heads(lines);
    return IntStream.of(PLACES)
        .boxed()
        .flatMap(place -> java.util.stream.Stream.of(new Layout(place, false, List.of()),
            new Layout(place, true, List.of())))
        .filter(one -> one.skipped != EVENT || one.isEpoch && hasNoSentence(heads))
        .map(one -> new Tried(one, one.stamped(heads, near)))
        .filter(one -> !heads.isEmpty() && one.lines.size() >= ENOUGH * heads.size())
        .max(Comparator.comparingInt((Tried one) -> one.lines.size())
            .thenComparing(one -> -one.layout.skipped)
            .thenComparing(one -> !one.layout.isEpoch))
        .map(one -> one.layout.withFields(one.lines))
        .filter(one -> !one.isEpoch || one.isSaid());
  }

  /** Numbers of ten digits may be anything; only with a level or a tag behind them they are times. */
  private boolean isSaid() {
    return skipped == EVENT || fields.stream().anyMatch(field -> field == Field.LEVEL || field == Field.TAG);
  }

  /** Sentences with a number of ten digits have the same word before it in line after line; the fields of events vary. */
  private static boolean hasNoSentence(List<byte[]> lines) {
    return IntStream.range(0, EVENT)
        .noneMatch(place -> lines.stream()
            .collect(Collectors.groupingBy(line -> word(line, place), Collectors.counting()))
            .values()
            .stream()
            .anyMatch(count -> count >= ENOUGH * lines.size()));
  }

  private static String word(byte[] line, int place) {
    String[] words = new String(line, StandardCharsets.ISO_8859_1).split(" +", EVENT + 1);
    return place < words.length ? words[place] : "";
  }

  /** Without stack traces. */
  private static List<byte[]> heads(List<byte[]> lines) {
    Traces traces = new Traces();
    return lines.stream().filter(line -> line.length > 0 && !traces.continues(line, 0, line.length)).toList();
  }

  private record Tried(Layout layout, List<Stamped> lines) {}

  /** A line, and where what follows its time begins. */
  private record Stamped(byte[] line, int from) {}

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

  private Layout withFields(List<Stamped> lines) {
    if (skipped == ACCESS) {
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
