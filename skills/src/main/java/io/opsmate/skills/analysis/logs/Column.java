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

  /** The same behind a word such as {@code user} or {@code from}. */
  private static final int NAMES = 3;

  /** The same behind {@code =}. */
  private static final int VALUES = 5;

  private static final Set<String> BEFORE_NAMES =
      Set.of("user", "for", "from", "to", "by", "at", "in", "of", "on", "as", "via", "name", "host", "is");

  final IntArrayList members = new IntArrayList(2);
  /** The pattern that has the variable; -1 while there is none. */
  int opened = -1;
  private int words;

  void add(Pattern pattern, int at) {
    members.add(pattern.index);
    words += pattern.hash[at] == Tokens.VARIABLE ? 0 : 1;
  }

  boolean isVariable(Pattern pattern, int at) {
    boolean isOpen = words < members.size();
    return words >= enough(pattern, at) || isOpen && words > 0 && at > 0;
  }

  private static int enough(Pattern pattern, int at) {
    if (at == 0) {
      return FIRST_WORDS;
    }
    String before = pattern.words[at - 1];
    if (before.equals("=")) {
      return VALUES;
    }
    return BEFORE_NAMES.contains(before.toLowerCase(Locale.ROOT)) ? NAMES : WORDS;
  }
}
