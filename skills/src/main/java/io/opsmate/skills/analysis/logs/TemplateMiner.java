package io.opsmate.skills.analysis.logs;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Learns the templates of log lines one line after the other. Lines that differ in their variables only have one key, which
 * is looked up; only a line of a new key is compared with what is known: where enough patterns differ at one place only,
 * that place is a variable. One for each source of one org, used by one thread; it keeps nothing outside itself.
 */
public final class TemplateMiner {
  /** Patterns kept unless said otherwise; about 60 MB. */
  public static final int MOST = 20_000;

  /** Keys that are looked up; the least of what grows. */
  private static final int MOST_KEYS = 500_000;

  /** Unit: lines a pattern. Room is made at most this often, so that a flood of new lines costs little more than any. */
  private static final int SWEEP_AFTER = 10;

  private final int most;
  private final Timeline time;
  private final Merges announced;
  private final Tokens tokens = new Tokens();
  private final Long2IntOpenHashMap known = new Long2IntOpenHashMap();
  private final Long2ObjectOpenHashMap<Column> columns = new Long2ObjectOpenHashMap<>();
  private final Patterns patterns;
  private final Generals generals = new Generals();
  private long lines;
  private long swept;
  private long others;

  /** With room for {@value #MOST} patterns. */
  public TemplateMiner() {
    this(MOST, new Timeline(), Merges.UNHEARD);
  }

  /**
   * @param most patterns kept; those that were seen once and not again, then those not seen for longest make room, and count
   *     as “other”
   * @param time the windows that templates are counted in
   * @param announced is told at once when two templates become one
   */
  public TemplateMiner(int most, Timeline time, Merges announced) {
    this.time = time;
    this.most = most;
    this.announced = announced;
    patterns = new Patterns(most);
    known.defaultReturnValue(-1);
  }

  /** Takes one line in that says no time; see {@link #mine(byte[], int, int, int, long)}. */
  public long mine(byte[] line, int from, int to, int level) {
    return mine(line, from, to, level, Template.NO_TIME);
  }

  /**
   * Takes one line in.
   *
   * @param level lines of different levels have different templates
   * @param stamp milliseconds since 1970, or {@link Template#NO_TIME}
   * @return the id that the line has for now; {@link #template} says what became of it
   */
  public long mine(byte[] line, int from, int to, int level, long stamp) {
    lines++;
    tokens.read(line, from, to);
    long key = tokens.key(Pattern.seed(level));
    int index = known.get(key);
    if (index < 0) {
      index = learn(key, level);
    }
    if (index == Patterns.OTHER) {
      others++;
      return 0;
    }
    Pattern pattern = patterns.at(index);
    pattern.count(lines, stamp, tokens, time);
    int root = patterns.root(index);
    return root == index ? pattern.id : patterns.at(root).id;
  }

  /** The template that lines with an id belong to by now; 0 if it was dropped. */
  public long template(long id) {
    settle();
    int index = known.get(id);
    return index <= Patterns.OTHER ? 0 : patterns.at(patterns.root(index)).id;
  }

  /** With {@code <*>} for variables. */
  public String shown(long id) {
    settle();
    int index = known.get(id);
    return patterns.at(index < 0 ? Patterns.OTHER : patterns.root(index)).shown();
  }

  /** What there is now, those with the most lines first. */
  public List<Template> templates() {
    settle();
    return Family.of(patterns, time)
        .stream()
        .map(Family::template)
        .sorted(Comparator.comparingLong(Template::lines).reversed().thenComparingLong(Template::firstLine))
        .toList();
  }

  /** Variables with few different words, of each template. */
  public List<Place> places() {
    settle();
    return Family.of(patterns, time).stream().flatMap(one -> one.places().stream()).toList();
  }

  /** Lines so far. */
  public long lines() {
    return lines;
  }

  /** Lines whose template was dropped or never had room; {@link #shown} is {@code <*>} for them until it comes again. */
  public long others() {
    return others;
  }

  private int learn(long key, int level) {
    Pattern pattern = Pattern.of(patterns.next(), level, tokens);
    int opened = opened(pattern);
    if (opened >= 0) {
      return keep(pattern, opened, key);
    }
    int general = generals.of(pattern, patterns, known);
    if (general >= 0) {
      patterns.at(general).isOpenEnded = true;
      remember(key, general);
      return general;
    }
    if (patterns.isFull()) {
      if (!makeRoom()) {
        return Patterns.OTHER;
      }
      pattern = Pattern.of(patterns.next(), level, tokens);
    }
    add(pattern);
    Deque<Pattern> fresh = new ArrayDeque<>();
    fresh.add(pattern);
    enterAll(fresh);
    return pattern.index;
  }

  /** Those that have a variable where this one has a word belong together; -1 if there is none. */
  private int opened(Pattern pattern) {
    int first = -1;
    for (int at = 0; at < pattern.hash.length; at++) {
      Column column = pattern.isMark[at] ? null : columns.get(pattern.column(at));
      if (column != null && column.opened >= 0) {
        if (first >= 0) {
          patterns.join(first, column.opened, announced);
        }
        first = column.opened;
        generals.add(pattern.hash[at]);
      }
    }
    return first;
  }

  /** The first words of a variable stay patterns, counted by themselves; later ones are the variable's alone. */
  private int keep(Pattern pattern, int opened, long key) {
    boolean isKept = !patterns.isFull();
    for (int at = 0; at < pattern.hash.length; at++) {
      Column column = pattern.isMark[at] ? null : columns.get(pattern.column(at));
      isKept &= column == null || column.opened < 0 || column.kept++ < Column.KEPT;
    }
    if (isKept) {
      add(pattern);
      patterns.join(pattern.index, opened, announced);
      return pattern.index;
    }
    patterns.at(opened).isOpenEnded = true;
    remember(key, opened);
    return opened;
  }

  private void add(Pattern pattern) {
    patterns.add(pattern);
    known.put(pattern.id, pattern.index);
  }

  private void enterAll(Deque<Pattern> fresh) {
    while (!fresh.isEmpty()) {
      enter(fresh.poll(), fresh);
    }
  }

  private void enter(Pattern pattern, Deque<Pattern> fresh) {
    for (int at = 0; at < pattern.hash.length; at++) {
      if (!pattern.isMark[at] && pattern.isNamedBeside(at)) {
        Column column = columns.computeIfAbsent(pattern.column(at), _ -> new Column());
        if (column.opened >= 0) {
          patterns.join(pattern.index, column.opened, announced);
          continue;
        }
        column.add(pattern, at);
        if (column.isVariable(pattern, at)) {
          open(column, pattern, at, fresh);
        }
      }
    }
  }

  private void open(Column column, Pattern pattern, int at, Deque<Pattern> fresh) {
    int index = known.get(pattern.keyOpen(at));
    if (index < 0) {
      Pattern opened = pattern.open(patterns.next(), at);
      index = opened.index;
      add(opened);
      fresh.add(opened);
    }
    patterns.at(index).isWordly[at] = true;
    generals.add(patterns.at(index));
    fold(patterns.at(index), fresh);
    column.opened = index;
    column.kept = column.members.size();
    for (int i = 0; i < column.members.size(); i++) {
      patterns.join(column.members.getInt(i), index, announced);
      generals.add(patterns.at(column.members.getInt(i)).hash[at]);
    }
    column.members.clear();
    column.members.trim();
  }

  /** Variables that took words and stand beside each other are a list, which is one variable. */
  private void fold(Pattern opened, Deque<Pattern> fresh) {
    Pattern folded = opened.folded(patterns.next());
    if (folded.hash.length == opened.hash.length) {
      return;
    }
    int index = known.get(folded.id);
    if (index < 0) {
      add(folded);
      fresh.add(folded);
      index = folded.index;
    }
    patterns.join(opened.index, index, announced);
    patterns.at(index).isOpenEnded = true;
  }

  /** What was learnt late holds for the patterns before, too. */
  private void settle() {
    if (generals.hasNews()) {
      for (Pattern pattern : patterns.all()) {
        int general = patterns.root(pattern.index) == pattern.index ? generals.of(pattern, patterns, known) : -1;
        if (general >= 0) {
          patterns.join(pattern.index, general, announced);
          patterns.at(general).isOpenEnded = true;
        }
      }
    }
  }

  private void remember(long key, int index) {
    if (known.size() >= MOST_KEYS) {
      known.clear();
      patterns.each(pattern -> known.put(pattern.id, pattern.index));
    }
    known.put(key, index);
  }

  /** Says whether there is room now. The first time, what was not seen in the later half of the lines makes it. */
  private boolean makeRoom() {
    if (swept > 0 && lines - swept < (long) SWEEP_AFTER * most) {
      return false;
    }
    others += patterns.makeRoom(swept == 0 ? lines / 2 : swept);
    swept = lines;
    known.values().removeIf(patterns::isGone);
    columns.values().removeIf(column -> column.opened < 0 || patterns.isGone(column.opened));
    columns.trim();
    generals.restart(patterns.all());
    Deque<Pattern> fresh = new ArrayDeque<>(patterns.all());
    enterAll(fresh);
    return !patterns.isFull();
  }
}
