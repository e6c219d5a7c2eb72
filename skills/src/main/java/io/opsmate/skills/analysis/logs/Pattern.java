package io.opsmate.skills.analysis.logs;

/** The tokens of a kind of line, and how often it was seen. */
final class Pattern {
  final int index;
  final long seed;
  final long[] hash;
  final String[] words;
  final boolean[] isMark;
  final boolean[] isApart;
  final int variables;
  long count;
  long seen;
  boolean speaksForOthers;

  Pattern(int index, long seed, long[] hash, String[] words, boolean[] isMark, boolean[] isApart) {
    this.index = index;
    this.seed = seed;
    this.hash = hash;
    this.words = words;
    this.isMark = isMark;
    this.isApart = isApart;
    int found = 0;
    for (long one : hash) {
      found += one == Tokens.VARIABLE ? 1 : 0;
    }
    this.variables = found;
  }

  static Pattern of(int index, long seed, Tokens tokens) {
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
    return new Pattern(index, seed, hash, words, isMark, isApart);
  }

  /** The same with a variable at a place. */
  Pattern open(int newIndex, int at) {
    long[] opened = hash.clone();
    opened[at] = Tokens.VARIABLE;
    String[] named = words.clone();
    named[at] = "";
    return new Pattern(newIndex, seed, opened, named, isMark, isApart);
  }

  long key() {
    long key = seed;
    for (long one : hash) {
      key = Bytes.mix(key ^ one) + 1;
    }
    return key;
  }

  /** The key of the pattern that {@link #open} would make. */
  long keyOpen(int at) {
    long key = seed;
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

  String shown() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < hash.length; i++) {
      text.append(isApart[i] ? " " : "").append(hash[i] == Tokens.VARIABLE ? "<*>" : words[i]);
    }
    return text.toString();
  }
}
