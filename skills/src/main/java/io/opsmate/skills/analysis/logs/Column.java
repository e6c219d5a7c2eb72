package io.opsmate.skills.analysis.logs;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Locale;
import java.util.Set;

/** Patterns that are the same but for one place, and when that place is a variable. */
final class Column {
  /** Different words at one place that make it a variable. */
  private static final int WORDS = 8;

  /** The same for the first word, which mostly names what happens. */
  private static final int FIRST_WORDS = 12;

  /** Different names in quotes or behind a word such as {@code user} or {@code from}; words of state do not count. */
  private static final int NAMES = 3;

  /** Different names behind {@code =}. */
  private static final int VALUES = 5;

  /** Different positions of switches in brackets, or {@code true} and {@code false} anywhere. */
  private static final int SWITCHES = 2;

  private static final Set<String> BEFORE_NAMES =
      Set.of("user", "for", "from", "to", "by", "at", "in", "of", "on", "as", "via", "name", "host", "\"",
          "'");

  /** Words of a variable whose lines are counted apart, too, so that a new one is news. */
  static final int KEPT = 16;

  final IntArrayList members = new IntArrayList(2);
  /** The pattern that has the variable; -1 while there is none. */
  int opened = -1;
  int kept;
  private int words;
  private int names;
  private int truths;

  void add(Pattern pattern, int at) {
    members.add(pattern.index);
    if (pattern.hash[at] != Tokens.VARIABLE) {
      words++;
      names += Names.isName(pattern.words[at]) ? 1 : 0;
      truths += Names.isTruth(pattern.words[at]) ? 1 : 0;
    }
  }

  boolean isVariable(Pattern pattern, int at) {
    if (at == 0) {
      return words >= FIRST_WORDS;
    }
    boolean isOpen = words < members.size();
    if (truths >= SWITCHES || words >= SWITCHES && isBracketed(pattern, at) && Names.areSwitches(pattern.words[at])) {
      return true;
    }
    return words >= WORDS || isOpen && words > 0 || names >= enoughNames(pattern.words[at - 1]);
  }

  private static boolean isBracketed(Pattern pattern, int at) {
    return at + 1 < pattern.hash.length && (pattern.words[at - 1].equals("(") || pattern.words[at - 1].equals("["));
  }

  private static int enoughNames(String before) {
    if (before.equals("=")) {
      return VALUES;
    }
    return BEFORE_NAMES.contains(before.toLowerCase(Locale.ROOT)) ? NAMES : WORDS;
  }
}
