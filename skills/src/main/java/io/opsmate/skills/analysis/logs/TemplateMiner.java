package io.opsmate.skills.analysis.logs;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

  /** What no room is left for. */
  private static final int OTHER = 0;

  /** Keys that are looked up; the least of what grows. */
  private static final int MOST_KEYS = 500_000;

  /** Unit: lines a pattern. Room is made at most this often, so that a flood of new lines costs little more than any. */
  private static final int SWEEP_AFTER = 10;

  private final int most;
  private final Tokens tokens = new Tokens();
  private final Long2IntOpenHashMap known = new Long2IntOpenHashMap();
  private final Long2ObjectOpenHashMap<Column> columns = new Long2ObjectOpenHashMap<>();
  private final List<@Nullable Pattern> patterns = new ArrayList<>();
  private final IntArrayList parents = new IntArrayList();
  private int live;
  private long lines;
  private long swept;
  private long others;

  /** Patterns that are the same but for one place. */
  private static final class Column {
    final IntArrayList members = new IntArrayList(2);
    int words;
    int opened = -1;
  }

  /** With room for 20,000 patterns, about 60 MB. */
  public TemplateMiner() {
    this(20_000);
  }

  /** @param most patterns kept; those that were seen once and not again make room, and count as “other” */
  public TemplateMiner(int most) {
    this.most = most;
    known.defaultReturnValue(-1);
    add(new Pattern(OTHER, 0, new long[]{Tokens.VARIABLE}, new String[]{""}, new boolean[1], new boolean[1]));
  }

  /**
   * Takes one line in.
   *
   * @param level lines of different levels have different templates
   * @return a number for {@link #template}
   */
  public int mine(byte[] line, int from, int to, int level) {
    lines++;
    tokens.read(line, from, to);
    long seed = Bytes.mix(level + 1L);
    long key = tokens.key(seed);
    int index = known.get(key);
    if (index < 0) {
      index = learn(key, seed);
    }
    count(index);
    return index;
  }

  private void count(int index) {
    Pattern pattern = patterns.get(index);
    if (pattern == null || index == OTHER) {
      others++;
    } else {
      pattern.count++;
      pattern.seen = lines;
    }
  }

  /** The template a line belongs to by now. */
  public int template(int index) {
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

  /** With {@code <*>} for variables. */
  public String shown(int template) {
    Pattern pattern = patterns.get(template);
    return pattern == null ? "<*>" : pattern.shown();
  }

  /** Lines so far. */
  public long lines() {
    return lines;
  }

  /** Lines whose template was dropped or never had room; {@link #shown} is {@code <*>} for them. */
  public long others() {
    return others;
  }

  private Pattern at(int index) {
    return Objects.requireNonNull(patterns.get(index), "a pattern in use was dropped");
  }

  private void add(Pattern pattern) {
    patterns.add(pattern);
    parents.add(pattern.index);
    live++;
  }

  private int learn(long key, long seed) {
    Pattern pattern = Pattern.of(patterns.size(), seed, tokens);
    for (int at = 0; at < pattern.hash.length; at++) {
      if (!pattern.isMark[at]) {
        Column column = columns.get(pattern.column(at));
        if (column != null && column.opened >= 0) {
          remember(key, column.opened);
          return column.opened;
        }
      }
    }
    if (live >= most && !makeRoom()) {
      return OTHER;
    }
    pattern = Pattern.of(patterns.size(), seed, tokens);
    add(pattern);
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
        if (column.opened >= 0) {
          join(pattern.index, column.opened);
          continue;
        }
        column.members.add(pattern.index);
        column.words += pattern.hash[at] == Tokens.VARIABLE ? 0 : 1;
        if (isVariable(column, pattern, at)) {
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
      add(opened);
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
    Pattern a = at(template(one));
    Pattern b = at(template(other));
    if (a != b) {
      Pattern general = a.variables > b.variables ? a : b;
      general.speaksForOthers = true;
      parents.set(general == a ? b.index : a.index, general.index);
    }
  }

  private void remember(long key, int index) {
    if (known.size() >= MOST_KEYS) {
      known.clear();
      patterns.stream().filter(Objects::nonNull).forEach(pattern -> known.put(pattern.key(), pattern.index));
    }
    known.put(key, index);
  }

  /** Drops what was seen once, long ago, and belongs to nothing; says whether that made room. */
  private boolean makeRoom() {
    if (lines - swept < (long) SWEEP_AFTER * most) {
      return false;
    }
    long before = swept;
    swept = lines;
    for (int i = 1; i < patterns.size(); i++) {
      Pattern pattern = patterns.get(i);
      if (pattern != null && pattern.count == 1 && pattern.seen <= before && !pattern.speaksForOthers
          && parents.getInt(i) == i) {
        patterns.set(i, null);
        parents.set(i, OTHER);
        known.remove(pattern.key());
        others++;
        live--;
      }
    }
    columns.values().removeIf(column -> column.opened < 0);
    columns.trim();
    Deque<Pattern> fresh = new ArrayDeque<>();
    for (int i = 1; i < patterns.size(); i++) {
      Pattern pattern = patterns.get(i);
      if (pattern != null) {
        enter(pattern, fresh);
      }
    }
    return live < most;
  }
}
