package io.opsmate.skills.analysis.logs;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Patterns in numbered places, and which of them speaks for which. Places are used again. */
final class Patterns {
  /** What no room is left for. */
  static final int OTHER = 0;

  /** Unit: tokens. A pattern has more of them at most for a while, so that long lines do not fill the memory. */
  private static final int TOKENS_EACH = 25;

  private final int most;
  private @Nullable Pattern[] places = new @Nullable Pattern[1_024];
  private int used;
  private final IntArrayList parents = new IntArrayList();
  private final IntArrayList free = new IntArrayList();
  private int live;
  private long tokens;

  Patterns(int most) {
    this.most = most;
    add(new Pattern(OTHER, 0, new long[]{Tokens.VARIABLE}, new String[]{""}, new boolean[1], new boolean[1],
        new boolean[1]));
  }

  /** Where {@link #add} wants the next one. */
  int next() {
    return free.isEmpty() ? used : free.topInt();
  }

  void add(Pattern pattern) {
    if (pattern.index < used) {
      free.popInt();
      parents.set(pattern.index, pattern.index);
    } else {
      used++;
      parents.add(pattern.index);
      places = used > places.length ? Arrays.copyOf(places, 2 * places.length) : places;
    }
    places[pattern.index] = pattern;
    live++;
    tokens += pattern.hash.length;
  }

  boolean isFull() {
    return live >= most || tokens >= (long) most * TOKENS_EACH;
  }

  /** So full that those seen once do not make enough room. */
  private boolean isCrowded() {
    return live > most - most / 8 || tokens > (long) most * TOKENS_EACH / 8 * 7;
  }

  Pattern at(int index) {
    return Objects.requireNonNull(places[index], "a pattern in use was dropped");
  }

  boolean isGone(int index) {
    return places[index] == null;
  }

  void each(Consumer<Pattern> step) {
    for (int i = 1; i < used; i++) {
      if (places[i] instanceof Pattern pattern) {
        step.accept(pattern);
      }
    }
  }

  List<Pattern> all() {
    List<Pattern> all = new ArrayList<>(live);
    each(all::add);
    return all;
  }

  /** Which one speaks for it. */
  int root(int index) {
    int root = index;
    while (parents.getInt(root) != root) {
      root = parents.getInt(root);
    }
    int at = index;
    while (at != root) {
      at = parents.set(at, root);
    }
    return root;
  }

  /** From now on one speaks for both: the shorter, then the more general; of two alike, whichever, but always the same. */
  void join(int one, int other, Merges announced) {
    Pattern a = at(root(one));
    Pattern b = at(root(other));
    if (a != b) {
      boolean isFirst = a.hash.length != b.hash.length
          ? a.hash.length < b.hash.length
          : a.variables != b.variables ? a.variables > b.variables
          : a.id < b.id;
      Pattern general = isFirst ? a : b;
      Pattern special = isFirst ? b : a;
      parents.set(special.index, general.index);
      if (special.count > 0 || special.speaksForOthers) {
        announced.merged(special.id, general.id);
      }
      general.speaksForOthers = true;
    }
  }

  /**
   * Drops what was seen once, not lately, and belongs to nothing; where that is not enough, other things not
   * seen lately, the oldest first. What is in use stays.
   *
   * @return lines that lost their template
   */
  long makeRoom(long before) {
    long lost = 0;
    for (Pattern pattern : all()) {
      if (pattern.count == 1 && pattern.lastLine <= before && !pattern.speaksForOthers
          && parents.getInt(pattern.index) == pattern.index) {
        drop(pattern);
        lost++;
      }
    }
    return isCrowded() ? lost + dropOldest(before) : lost;
  }

  private long dropOldest(long before) {
    Map<Integer, Sightings> families = new HashMap<>();
    List<Pattern> all = all();
    all.forEach(one -> families.merge(root(one.index), one.seen(), Sightings::and));
    Map<Integer, List<Pattern>> members = new HashMap<>();
    all.forEach(one -> members.computeIfAbsent(root(one.index), _ -> new ArrayList<>()).add(one));
    long lost = 0;
    for (Map.Entry<Integer, Sightings> family : families.entrySet()
        .stream()
        .sorted(Comparator.comparingLong(one -> one.getValue().lastLine()))
        .toList()) {
      if (!isCrowded() || family.getValue().lastLine() > before) {
        break;
      }
      members.getOrDefault(family.getKey(), List.of()).forEach(this::drop);
      lost += family.getValue().count();
    }
    return lost;
  }

  private void drop(Pattern pattern) {
    places[pattern.index] = null;
    parents.set(pattern.index, OTHER);
    free.push(pattern.index);
    live--;
    tokens -= pattern.hash.length;
  }
}
