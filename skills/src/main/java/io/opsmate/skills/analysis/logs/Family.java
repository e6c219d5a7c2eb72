package io.opsmate.skills.analysis.logs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** A pattern and those it speaks for, as the template they are. */
final class Family {
  private final Pattern head;
  private final int[] kinds;
  private final Timeline time;
  private final Tally all;
  private final List<Pattern> members = new ArrayList<>();

  private Family(Pattern head, Timeline time) {
    this.head = head;
    this.time = time;
    this.all = new Tally(time);
    this.kinds = new int[head.hash.length];
  }

  static Collection<Family> of(Patterns patterns, Timeline time) {
    Map<Integer, Family> all = new LinkedHashMap<>();
    patterns.each(one -> {
      if (one.count > 0) {
        all.computeIfAbsent(patterns.root(one.index), at -> new Family(patterns.at(at), time)).add(one);
      }
    });
    return all.values();
  }

  private void add(Pattern member) {
    members.add(member);
    all.add(member);
    for (int i = 0; i < kinds.length && isAsLong(member); i++) {
      kinds[i] |= member.kindsAt(i);
    }
  }

  private boolean isAsLong(Pattern member) {
    return member.hash.length == kinds.length;
  }

  Template template() {
    Sightings seen = all.seen();
    return new Template(head.id, head.level, head.shown(), head.shown(kinds), seen.count(), seen.firstLine(),
        seen.lastLine(), seen.firstAt(), seen.lastAt(), all.windows());
  }

  /** Variables of which all words are known. */
  List<Place> places() {
    Template template = template();
    return IntStream.range(0, kinds.length)
        .filter(i -> head.hash[i] == Tokens.VARIABLE)
        .mapToObj(this::words)
        .flatMap(Optional::stream)
        .map(words -> new Place(template, words))
        .toList();
  }

  private Optional<List<Place.Word>> words(int at) {
    Map<String, Tally> words = new LinkedHashMap<>();
    for (Pattern member : members) {
      if (!isAsLong(member) || member.hash[at] == Tokens.VARIABLE && member.isOpenEnded) {
        return Optional.empty();
      }
      if (member.hash[at] != Tokens.VARIABLE) {
        words.computeIfAbsent(member.words[at], _ -> new Tally(time)).add(member);
      }
    }
    return words.isEmpty() || words.size() > Column.KEPT
        ? Optional.empty()
        : Optional.of(words.entrySet()
            .stream()
            .map(one -> one.getValue().word(head.shown(kinds, at, one.getKey())))
            .toList());
  }

  /** Lines of several patterns. */
  private static final class Tally {
    private final Timeline time;
    private final long[] windows;
    private Sightings seen = Sightings.NONE;

    Tally(Timeline time) {
      this.time = time;
      this.windows = new long[time.size()];
    }

    void add(Pattern member) {
      long[] more = member.windows(time);
      seen = seen.and(member.seen());
      for (int i = 0; i < windows.length; i++) {
        windows[i] += more[i];
      }
    }

    Sightings seen() {
      return seen;
    }

    List<Long> windows() {
      return LongStream.of(windows).boxed().toList();
    }

    Place.Word word(String shown) {
      return new Place.Word(shown, seen.count(), seen.firstAt(), windows());
    }
  }
}
