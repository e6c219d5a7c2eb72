package io.opsmate.skills.analysis.logs.change;

import io.opsmate.skills.analysis.logs.Place;
import io.opsmate.skills.analysis.logs.Template;
import io.opsmate.skills.analysis.logs.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Compares the last windows of a timeline with those before them.
 *
 * <p>If a template's rate did not change, its lines fall into the later period as often as that period has a share of the
 * time: the exact two-sided binomial test on the counts (the conditional test of two Poisson rates). Lines come in bursts,
 * which a Poisson process does not; so the counts are first divided by the template's index of dispersion (variance by mean
 * of its windows before, at least 1), and a burst counts as few events. Of all templates tested, Benjamini and Hochberg's
 * procedure keeps those of which at most 1 % are expected to be false. A sure change is told only if it is large, too: twice
 * or half the rate. What is new needs no test: it was not there.
 *
 * <p>A new word of a variable is told where new ones are not to be expected: if every word before came twice or more, or if
 * so many lines of words never seen before are improbable by Good and Turing's estimate (their share is that of the words
 * seen once before).
 */
public final class Changes {
  /** Share of false ones among those told. */
  private static final double FALSE = .01;

  private static final double LARGE = 2;

  /** The last part of the time that is compared with the rest unless said otherwise. */
  private static final int PART = 8;

  /** Fewer windows say nothing about bursts. */
  private static final int ENOUGH_WINDOWS = 4;

  private final Timeline time;
  private final int border;
  private final double share;

  private Changes(Timeline time, int border) {
    this.time = time;
    this.border = border;
    double after = time.latest() + 1.0 - time.start(border);
    double all = time.latest() + 1.0 - time.earliest();
    this.share = Math.min(1, Math.max(0, after / all));
  }

  /** Of the last eighth of the time. */
  public static Changes ofLastPart(Timeline time) {
    return new Changes(time, time.size() - Math.max(1, time.size() / PART));
  }

  /** From the first window that begins at a moment or later. */
  public static Changes since(Timeline time, long moment) {
    int border = 0;
    while (border < time.size() && time.start(border) < moment) {
      border++;
    }
    return new Changes(time, border);
  }

  /** Milliseconds since 1970 at which the later period begins. */
  public long border() {
    return time.start(border);
  }

  /** Whether both periods have lines. */
  public boolean isMeaningful() {
    return border > 0 && border < time.size() && share > 0 && share < 1;
  }

  /** One for each template, the surest first. */
  public List<Change> of(List<Template> templates) {
    if (!isMeaningful()) {
      return List.of();
    }
    List<Change> tested = new ArrayList<>();
    List<Change> fresh = new ArrayList<>();
    for (Template one : templates) {
      long before = sum(one, 0, border);
      long after = sum(one, border, time.size());
      if (before == 0 && after > 0) {
        fresh.add(new Change(one, Change.Kind.NEW, 0, after, Double.POSITIVE_INFINITY, 0));
      } else if (before > 0) {
        double ratio = after / share / (before / (1 - share));
        tested.add(new Change(one, kind(after, ratio), before, after, ratio, probability(one, before, after)));
      }
    }
    tested.sort(Comparator.comparingDouble(Change::p));
    fresh.sort(Comparator.comparingLong(Change::after).reversed());
    fresh.addAll(sure(tested));
    return fresh;
  }

  /** Benjamini and Hochberg: up to the last whose probability is within its rank's share. */
  private static List<Change> sure(List<Change> tested) {
    int kept = 0;
    for (int i = 0; i < tested.size(); i++) {
      kept = tested.get(i).p() <= FALSE * (i + 1) / tested.size() ? i + 1 : kept;
    }
    List<Change> all = new ArrayList<>(tested.subList(0, kept));
    tested.subList(kept, tested.size())
        .forEach(one -> all.add(new Change(one.template(), Change.Kind.SAME, one.before(), one.after(), one.ratio(),
            one.p())));
    return all;
  }

  private static Change.Kind kind(long after, double ratio) {
    if (after == 0) {
      return Change.Kind.GONE;
    }
    return ratio >= LARGE ? Change.Kind.MORE : ratio <= 1 / LARGE ? Change.Kind.LESS : Change.Kind.SAME;
  }

  private double probability(Template one, long before, long after) {
    double dispersion = dispersion(one);
    int events = (int) Math.min(Integer.MAX_VALUE, Math.round((before + after) / dispersion));
    int later = (int) Math.min(events, Math.round(after / dispersion));
    BinomialDistribution unchanged = BinomialDistribution.of(events, share);
    double tail = Math.min(unchanged.cumulativeProbability(later), unchanged.survivalProbability(later - 1));
    return Math.min(1, 2 * tail);
  }

  /** Of the windows before, the first of which may be a part only. */
  private double dispersion(Template one) {
    if (border < ENOUGH_WINDOWS) {
      return 1;
    }
    double mean = (double) sum(one, 0, border) / border;
    double squares = 0;
    for (int i = 0; i < border; i++) {
      squares += (one.windows().get(i) - mean) * (one.windows().get(i) - mean);
    }
    return Math.max(1, squares / (border - 1) / mean);
  }

  /** Words that a variable had in the later period only, those with the most lines first. */
  public List<NewWord> words(List<Place> places) {
    return isMeaningful()
        ? places.stream()
            .flatMap(place -> place.words().stream().filter(word -> isNew(word, place)).map(word -> told(word, place)))
            .sorted(Comparator.comparingLong(NewWord::after).reversed())
            .toList()
        : List.of();
  }

  private NewWord told(Place.Word word, Place place) {
    return new NewWord(place.template(), word.shown(), after(word), word.firstAt());
  }

  private boolean isNew(Place.Word word, Place place) {
    return before(word) == 0 && after(word) > 0 && sum(place.template().windows(), 0, border) > 0
        && isUnexpected(after(word), place);
  }

  private boolean isUnexpected(long lines, Place place) {
    long before = place.words().stream().mapToLong(this::before).sum();
    long once = place.words().stream().filter(word -> before(word) == 1).count();
    long after = place.words().stream().mapToLong(this::after).sum();
    if (once == 0 || before == 0) {
      return before > 0;
    }
    int drawn = (int) Math.min(Integer.MAX_VALUE, after);
    int seen = (int) Math.min(drawn, lines);
    return BinomialDistribution.of(drawn, (double) once / before).survivalProbability(seen - 1) <= FALSE;
  }

  private long before(Place.Word word) {
    return sum(word.windows(), 0, border);
  }

  private long after(Place.Word word) {
    return sum(word.windows(), border, time.size());
  }

  private static long sum(Template one, int from, int to) {
    return sum(one.windows(), from, to);
  }

  private static long sum(List<Long> windows, int from, int to) {
    return windows.subList(from, to).stream().mapToLong(Long::longValue).sum();
  }
}
