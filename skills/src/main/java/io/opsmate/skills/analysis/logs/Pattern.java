package io.opsmate.skills.analysis.logs;

import java.util.stream.IntStream;

/** The tokens of a kind of line, and how often it was seen. */
final class Pattern {
  /** Unit: lines. From each pattern the kinds of variables are read this often, then at every power of two. */
  private static final int ALL_READ = 8;

  final int index;
  final int level;
  final long[] hash;
  final String[] words;
  final boolean[] isMark;
  final boolean[] isApart;
  /** Variables that took words; those by their looks are not among them. */
  final boolean[] isWordly;
  final int variables;
  /** The key of its own tokens: the same wherever and whenever it is made. */
  final long id;
  /** {@link Kind#bit}s seen of each variable. */
  final int[] kinds;
  long count;
  long lastLine;
  private long firstLine;
  private final Counts windows = new Counts();
  boolean speaksForOthers;
  /** Counts lines of more words than are kept apart. */
  boolean isOpenEnded;

  Pattern(int index, int level, long[] hash, String[] words, boolean[] isMark, boolean[] isApart, boolean[] isWordly) {
    this.index = index;
    this.level = level;
    this.hash = hash;
    this.words = words;
    this.isMark = isMark;
    this.isApart = isApart;
    this.isWordly = isWordly;
    this.kinds = new int[hash.length];
    int found = 0;
    for (long one : hash) {
      found += one == Tokens.VARIABLE ? 1 : 0;
    }
    this.variables = found;
    this.id = keyOpen(-1);
  }

  static Pattern of(int index, int level, Tokens tokens) {
    int count = tokens.count;
    long[] hash = new long[count];
    String[] words = new String[count];
    boolean[] isMark = new boolean[count];
    boolean[] isApart = new boolean[count];
    for (int i = 0; i < count; i++) {
      hash[i] = tokens.hash[i];
      words[i] = tokens.word(i);
      isMark[i] = tokens.isMark(i);
      isApart[i] = tokens.isApart(i);
    }
    return new Pattern(index, level, hash, words, isMark, isApart, new boolean[count]);
  }

  /** What keys begin with. */
  static long seed(int level) {
    return Bytes.mix(level + 1L);
  }

  /** The same with a variable at a place. */
  Pattern open(int newIndex, int at) {
    long[] opened = hash.clone();
    opened[at] = Tokens.VARIABLE;
    String[] named = words.clone();
    named[at] = "";
    boolean[] wordly = isWordly.clone();
    wordly[at] = true;
    return new Pattern(newIndex, level, opened, named, isMark, isApart, wordly);
  }

  /** How many variables took words. */
  int wordly() {
    int found = 0;
    for (boolean one : isWordly) {
      found += one ? 1 : 0;
    }
    return found;
  }

  /** The same with one variable for those that took words and stand beside each other. */
  Pattern folded(int newIndex) {
    int[] kept = IntStream.range(0, hash.length).filter(i -> i == 0 || !isWordly[i] || !isWordly[i - 1]).toArray();
    long[] hashes = new long[kept.length];
    String[] named = new String[kept.length];
    boolean[] mark = new boolean[kept.length];
    boolean[] apart = new boolean[kept.length];
    boolean[] wordly = new boolean[kept.length];
    for (int i = 0; i < kept.length; i++) {
      hashes[i] = hash[kept[i]];
      named[i] = words[kept[i]];
      mark[i] = isMark[kept[i]];
      apart[i] = isApart[kept[i]];
      wordly[i] = isWordly[kept[i]];
    }
    return new Pattern(newIndex, level, hashes, named, mark, apart, wordly);
  }

  /** The key of the pattern with one token instead of some. */
  long keyWith(int from, int to, long instead) {
    long key = seed(level);
    for (int i = 0; i < hash.length; i++) {
      if (i <= from || i >= to) {
        key = Bytes.mix(key ^ (i == from ? instead : hash[i])) + 1;
      }
    }
    return key;
  }

  /** The key of the pattern that {@link #open} would make. */
  long keyOpen(int at) {
    long key = seed(level);
    for (int i = 0; i < hash.length; i++) {
      key = Bytes.mix(key ^ (i == at ? Tokens.VARIABLE : hash[i])) + 1;
    }
    return key;
  }

  /** Of what stands around a place; the same for all patterns that differ there only. */
  long column(int at) {
    return Bytes.mix(keyOpen(at) ^ at * 0x9E3779B97F4A7C15L);
  }

  /** Something but a place says what the line is about. */
  boolean isNamedBeside(int at) {
    for (int i = 0; i < hash.length; i++) {
      if (i != at && hash[i] != Tokens.VARIABLE && !isMark[i]) {
        return true;
      }
    }
    return false;
  }

  /** A line of this pattern was read. */
  void count(long line, long stamp, Tokens tokens, Timeline time) {
    lastLine = line;
    if (time.admits(stamp)) {
      windows.add(time, stamp);
    }
    count++;
    if ((count & count - 1) == 0 || count <= ALL_READ) {
      look(line, tokens);
    }
  }

  private void look(long line, Tokens tokens) {
    firstLine = count == 1 ? line : firstLine;
    boolean isFolded = tokens.count != hash.length;
    for (int i = 0; i < hash.length; i++) {
      if (hash[i] == Tokens.VARIABLE && (!isFolded || isWordly[i])) {
        kinds[i] |= isFolded ? Kind.LIST.bit() : tokens.kind(i).bit();
      }
    }
  }

  long[] windows(Timeline time) {
    return windows.now(time);
  }

  /** How often and when. */
  Sightings seen() {
    return new Sightings(count, firstLine, lastLine, windows.firstAt(), windows.lastAt());
  }

  /** What this pattern, or one it speaks for, has at a place that is a variable. */
  int kindsAt(int at) {
    return hash[at] == Tokens.VARIABLE ? kinds[at] : Kind.WORD.bit();
  }

  String shown() {
    return shown(new int[hash.length]);
  }

  /** @param named {@link Kind#bit}s of each place; 0 stands for {@code <*>} */
  String shown(int[] named) {
    return shown(named, -1, "");
  }

  /** With a word in one place. */
  String shown(int[] named, int at, String word) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hash.length; i++) {
      String variable = i == at ? word : Kind.shown(named[i]);
      text.append(isApart[i] ? " " : "").append(hash[i] == Tokens.VARIABLE ? variable : words[i]);
    }
    return text.toString();
  }
}
