package io.opsmate.skills.analysis.logs;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Learns the templates of log lines one line after the other. Lines that differ in their variables only have one key, which
 * is looked up; only a line of a new key is compared with what is known: where enough patterns differ at one place only,
 * that place is a variable.
 */
public final class TemplateMiner {
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

  private final Tokens tokens = new Tokens();
  private final Long2IntOpenHashMap known = new Long2IntOpenHashMap();
  private final Long2ObjectOpenHashMap<Column> columns = new Long2ObjectOpenHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /** Patterns that are the same but for one place. */
  private static final class Column {
    final IntArrayList members = new IntArrayList(2);
    int words;
    int opened = -1;
  }

  public TemplateMiner() {
    known.defaultReturnValue(-1);
  }

  /**
   * Takes one line in.
   *
   * @param level lines of different levels have different templates
   * @return a number for {@link #template}
   */
  public int mine(byte[] line, int from, int to, int level) {
    tokens.read(line, from, to);
    long seed = Bytes.mix(level + 1L);
    long key = tokens.key(seed);
    int index = known.get(key);
    if (index < 0) {
      index = learn(key, seed);
    }
    patterns.get(index).count++;
    return index;
  }

  /** The template a line belongs to by now. */
  public int template(int index) {
    int root = index;
    while (patterns.get(root).parent != root) {
      root = patterns.get(root).parent;
    }
    int at = index;
    while (at != root) {
      Pattern pattern = patterns.get(at);
      at = pattern.parent;
      pattern.parent = root;
    }
    return root;
  }

  public String shown(int template) {
    return patterns.get(template).shown();
  }

  private int learn(long key, long seed) {
    Pattern pattern = Pattern.of(patterns.size(), seed, tokens);
    for (int at = 0; at < pattern.hash.length; at++) {
      if (!pattern.isMark[at]) {
        Column column = columns.get(pattern.column(at));
        if (column != null && column.opened >= 0) {
          known.put(key, column.opened);
          return column.opened;
        }
      }
    }
    patterns.add(pattern);
    known.put(key, pattern.index);
    Deque<Pattern> fresh = new ArrayDeque<>();
    fresh.add(pattern);
    while (!fresh.isEmpty()) {
      enter(fresh.poll(), fresh);
    }
    return pattern.index;
  }

  private void enter(Pattern pattern, Deque<Pattern> fresh) {
    for (int at = 0; at < pattern.hash.length; at++) {
      if (!pattern.isMark[at] && pattern.isNamedBeside(at)) {
        Column column = columns.computeIfAbsent(pattern.column(at), _ -> new Column());
        column.members.add(pattern.index);
        column.words += pattern.hash[at] == Tokens.VARIABLE ? 0 : 1;
        if (column.opened >= 0) {
          join(pattern.index, column.opened);
        } else if (isVariable(column, pattern, at)) {
          open(column, pattern, at, fresh);
        }
      }
    }
  }

  private void open(Column column, Pattern pattern, int at, Deque<Pattern> fresh) {
    long key = pattern.keyOpen(at);
    int index = known.get(key);
    if (index < 0) {
      Pattern opened = pattern.open(patterns.size(), at);
      index = opened.index;
      patterns.add(opened);
      known.put(key, index);
      fresh.add(opened);
    }
    column.opened = index;
    for (int i = 0; i < column.members.size(); i++) {
      join(column.members.getInt(i), index);
    }
    column.members.clear();
    column.members.trim();
  }

  private static boolean isVariable(Column column, Pattern pattern, int at) {
    boolean isOpen = column.words < column.members.size();
    return column.words >= enough(pattern, at) || isOpen && column.words > 0 && at > 0;
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

  /** The more general one speaks for both. */
  private void join(int one, int other) {
    Pattern a = patterns.get(template(one));
    Pattern b = patterns.get(template(other));
    if (a != b) {
      if (a.variables > b.variables) {
        b.parent = a.index;
      } else {
        a.parent = b.index;
      }
    }
  }
}
