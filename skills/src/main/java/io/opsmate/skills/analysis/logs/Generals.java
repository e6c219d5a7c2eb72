package io.opsmate.skills.analysis.logs;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what a pattern belongs to that no column shows: one with two or more variables that took words, which it fits; or one
 * that has a single variable where it has a list of words each of which that variable had before.
 */
final class Generals {
  /** Words that variables had. */
  private static final int MOST_WORDS = 100_000;

  /** Patterns of a level and length that are tried. */
  private static final int MOST_TRIED = 64;

  private final LongOpenHashSet words = new LongOpenHashSet();
  private final Long2ObjectOpenHashMap<List<Pattern>> byLength = new Long2ObjectOpenHashMap<>();
  private boolean hasNews;

  /** A variable had this word. */
  void add(long word) {
    hasNews |= word != Tokens.VARIABLE && words.size() < MOST_WORDS && words.add(word);
  }

  /** A pattern with a variable that takes words. */
  void add(Pattern opened) {
    hasNews = true;
    if (opened.wordly() > 1) {
      List<Pattern> some = byLength.computeIfAbsent(shape(opened), _ -> new ArrayList<>(1));
      if (some.size() < MOST_TRIED) {
        some.add(opened);
      }
    }
  }

  /** After patterns were dropped: from those that are left. */
  void restart(List<Pattern> left) {
    byLength.clear();
    left.forEach(this::add);
  }

  /** Whether something was learnt since this was asked last. */
  boolean hasNews() {
    boolean had = hasNews;
    hasNews = false;
    return had;
  }

  /** -1 if there is none. */
  int of(Pattern pattern, Patterns patterns, Long2IntOpenHashMap known) {
    for (Pattern general : byLength.getOrDefault(shape(pattern), List.of())) {
      if (general != pattern && fits(pattern, general)) {
        return general.index;
      }
    }
    int from = 0;
    while (from < pattern.hash.length && !isElement(pattern, from)) {
      from++;
    }
    int to = from;
    while (to < pattern.hash.length && isElement(pattern, to)) {
      to++;
    }
    int found = -1;
    for (int first = from; found < 0 && first + 1 < to; first++) {
      found = list(pattern, first, to, patterns, known);
    }
    return found;
  }

  private boolean isElement(Pattern pattern, int at) {
    return pattern.isWordly[at] || !pattern.isMark[at] && words.contains(pattern.hash[at]);
  }

  /** Each word stood alone in that place before. */
  private static int list(Pattern pattern, int from, int to, Patterns patterns, Long2IntOpenHashMap known) {
    int index = known.get(pattern.keyWith(from, to, Tokens.VARIABLE));
    if (index <= Patterns.OTHER || !patterns.at(index).isWordly[from]) {
      return -1;
    }
    int root = patterns.root(index);
    for (int i = from; i < to; i++) {
      int alone = known.get(pattern.keyWith(from, to, pattern.hash[i]));
      if (!pattern.isWordly[i] && (alone <= Patterns.OTHER || patterns.root(alone) != root)) {
        return -1;
      }
    }
    return index;
  }

  private static boolean fits(Pattern pattern, Pattern general) {
    for (int i = 0; i < general.hash.length; i++) {
      if (pattern.hash[i] != general.hash[i] && (!general.isWordly[i] || pattern.isMark[i])) {
        return false;
      }
    }
    return true;
  }

  private static long shape(Pattern pattern) {
    return (long) pattern.level << Integer.SIZE | pattern.hash.length;
  }
}
