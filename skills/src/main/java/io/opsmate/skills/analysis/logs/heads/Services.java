package io.opsmate.skills.analysis.logs.heads;

import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Counts the lines, errors and templates of each service that heads name. Room is bounded: of many services those with the
 * most lines are kept, the others count together; of many templates the first are known.
 */
public final class Services {
  /** Services kept when there are twice as many. */
  private static final int MOST = 1_000;

  /** Templates known of all services together; about 3 MB. */
  private static final int MOST_TEMPLATES = 100_000;

  private static final Comparator<Tally> LARGEST =
      Comparator.comparingLong((Tally one) -> one.lines).reversed().thenComparing(one -> one.name);

  private final LongUnaryOperator now;
  private final Long2ObjectOpenHashMap<Tally> byName = new Long2ObjectOpenHashMap<>();
  private final Tally nameless = new Tally("", 0);
  private final Tally others = new Tally("", 0);
  private int templates;
  private boolean isFull;

  /** @param now the id that a template's id of before has by now; 0 for one that was dropped */
  public Services(LongUnaryOperator now) {
    this.now = now;
  }

  /** A line was read into a template. */
  public void add(Head head, long template) {
    Tally one = head.hasService() ? byName.get(head.serviceHash()) : nameless;
    if (one == null) {
      one = begun(head);
    }
    one.lines++;
    one.errors += head.level().compareTo(Level.ERROR) >= 0 ? 1 : 0;
    if (isFull) {
      one.isWhole &= one.ids.contains(template);
    } else if (one.ids.add(template) && ++templates > MOST_TEMPLATES) {
      shrink();
    }
  }

  private Tally begun(Head head) {
    if (byName.size() >= 2 * MOST) {
      letGo();
    }
    Tally begun = new Tally(head.service(), 1);
    byName.put(head.serviceHash(), begun);
    return begun;
  }

  private void letGo() {
    List<Tally> least = byName.values().stream().sorted(LARGEST).skip(MOST).toList();
    least.forEach(others::take);
    byName.values().removeAll(new HashSet<>(least));
  }

  /** Templates that became one count once; where that makes too little room, no more are remembered. */
  private void shrink() {
    templates = 0;
    byName.values().forEach(one -> templates += one.follow(now));
    templates += nameless.follow(now) + others.follow(now);
    isFull = templates > MOST_TEMPLATES / 2;
  }

  /** Services named so far, each once unless it was let go and came again. */
  public int count() {
    return byName.size() + others.services;
  }

  /** Those with the most lines first; then the others together, then lines that name none, if there are any. */
  public List<Service> largest(int most) {
    List<Tally> all = byName.values().stream().sorted(LARGEST).toList();
    List<Tally> shown = new ArrayList<>(all.subList(0, Math.min(most, all.size())));
    Tally rest = new Tally("", 0);
    rest.take(others);
    all.stream().skip(most).forEach(rest::take);
    shown.add(rest);
    shown.add(nameless);
    return shown.stream().filter(one -> one.lines > 0).map(one -> one.service(now)).toList();
  }

  /** Of one service, or of several. */
  private static final class Tally {
    private final String name;
    private final LongOpenHashSet ids = new LongOpenHashSet(4);
    private int services;
    private long lines;
    private long errors;
    private boolean isWhole = true;

    Tally(String name, int services) {
      this.name = name;
      this.services = services;
    }

    void take(Tally other) {
      services += other.services;
      lines += other.lines;
      errors += other.errors;
      isWhole &= other.isWhole;
      ids.addAll(other.ids);
    }

    /** @return templates known */
    int follow(LongUnaryOperator now) {
      long[] before = ids.toLongArray();
      ids.clear();
      for (long id : before) {
        long today = now.applyAsLong(id);
        if (today != 0) {
          ids.add(today);
        }
      }
      ids.trim();
      return ids.size();
    }

    Service service(LongUnaryOperator now) {
      Set<Long> known = new HashSet<>();
      ids.forEach((long id) -> known.add(now.applyAsLong(id)));
      known.remove(0L);
      return new Service(name, services, lines, errors, known, isWhole);
    }
  }
}
