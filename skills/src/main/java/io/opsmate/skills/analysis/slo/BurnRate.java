package io.opsmate.skills.analysis.slo;

import io.opsmate.skills.analysis.slo.Rule.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How fast one service uses up its error budget, by the three rules of {@link Rule}. Constant memory, about 2.5 KB, however
 * many events there are; each window is true to a thirtieth of its length.
 *
 * <p>Not thread-safe.
 */
public final class BurnRate {
  private static final List<Rule> RULES = List.of(Rule.FAST, Rule.SLOW, Rule.CREEPING);
  private static final int DIGITS_OF_RATE = 100;
  private static final double ROUNDING = 1e-9;
  private static final long FAR = Rule.CREEPING.over().toMillis();

  private final Objective objective;
  private final Map<Duration, Window> windows = new LinkedHashMap<>();
  private long newest = Long.MIN_VALUE;
  private @Nullable Row ahead;
  private long refused;
  private long late;

  /**
   * How things stand.
   *
   * @param burns by rule: times the rate that uses up the budget in just its period, over the long and the short window
   * @param because a sentence for people
   */
  public record State(Alarm alarm, List<Burn> burns, String because) {
    public State {
      burns = List.copyOf(burns);
    }
  }

  /**
   * One rule's two windows.
   *
   * @param isHeldBack it would be an alarm, had there been enough events
   */
  public record Burn(Rule rule, double over, double stillOver, boolean isAlarm, boolean isHeldBack) {}

  /** Events that wait for others to agree with their time. */
  private record Row(long millis, double events, double failures) {}

  public BurnRate(Objective objective) {
    this.objective = objective;
    RULES.stream()
        .flatMap(rule -> Stream.of(rule.over(), rule.stillOver()))
        .forEach(length -> windows.computeIfAbsent(length, Window::new));
  }

  /**
   * Counts events; the order does not matter within three days. What is further ahead counts once the next agrees with it, so
   * that one wrong clock does not make all others late.
   *
   * @return false, and nothing is counted, for numbers below 0, not finite, or more failures than events
   */
  public boolean add(Instant at, double events, double failures) {
    if (!(events >= 0 && failures >= 0 && failures <= events && events < Double.POSITIVE_INFINITY)) {
      refused++;
      return false;
    }
    Row row = new Row(at.toEpochMilli(), events, failures);
    Row waiting = ahead;
    if (waiting != null && Math.abs(row.millis - waiting.millis) <= FAR) {
      ahead = null;
      count(waiting);
      count(row);
    } else {
      late += waiting == null ? 0 : 1;
      boolean isAhead = newest != Long.MIN_VALUE && row.millis - FAR > newest;
      ahead = isAhead ? row : null;
      if (!isAhead) {
        count(row);
      }
    }
    return true;
  }

  private void count(Row row) {
    newest = Math.max(newest, row.millis);
    boolean isKept = false;
    for (Window window : windows.values()) {
      isKept |= window.add(row.millis, row.events, row.failures);
    }
    late += isKept ? 0 : 1;
  }

  /** Rows that made no sense. */
  public long refused() {
    return refused;
  }

  /** Rows from before the longest window, or alone far ahead. */
  public long late() {
    return late;
  }

  /** As of the newest event. */
  public State now() {
    return at(Instant.ofEpochMilli(newest == Long.MIN_VALUE ? 0 : newest));
  }

  /** @param now not before the newest event; else it is as of that */
  public State at(Instant now) {
    windows.values().forEach(window -> window.passTo(now.toEpochMilli()));
    List<Burn> burns = new ArrayList<>();
    for (Rule rule : RULES) {
      Window over = window(rule.over());
      double burnOver = burn(over);
      double burnStill = burn(window(rule.stillOver()));
      boolean isFast = reaches(burnOver, rule) && reaches(burnStill, rule);
      boolean isEnough = objective.floor().isReached(over.events(), over.failures());
      burns.add(new Burn(rule, burnOver, burnStill, isFast && isEnough, isFast && !isEnough));
    }
    return burns.stream()
        .filter(Burn::isAlarm)
        .findFirst()
        .map(burn -> new State(burn.rule().alarm(), burns, alarm(burn)))
        .orElseGet(() -> new State(Alarm.NONE, burns, quiet(burns)));
  }

  /** 1.44 % of failures against 99.9 % are 14.4 times too many, whatever floating point makes of it. */
  private static boolean reaches(double burn, Rule rule) {
    return burn >= rule.burn() * (1 - ROUNDING);
  }

  /** 0 while nothing happens. */
  private double burn(Window window) {
    return window.events() == 0 ? 0 : window.failures() / window.events() / objective.budget();
  }

  private Window window(Duration length) {
    return Objects.requireNonNull(windows.get(length));
  }

  private String alarm(Burn burn) {
    Window over = window(burn.rule().over());
    return String.format(Locale.ROOT,
        "%s burns its error budget %s times too fast over %s (%s of %s events failed) and %s times over the last %s. %s",
        objective.name(), shown(burn.over()), words(burn.rule().over()), count(over.failures()), count(over.events()),
        shown(burn.stillOver()), words(burn.rule().stillOver()),
        burn.rule().alarm() == Alarm.PAGE ? "Look at it now." : "Look at it in the next days.");
  }

  private String quiet(List<Burn> burns) {
    if (burns.stream().noneMatch(Burn::isHeldBack)) {
      return objective.name() + " keeps within its error budget.";
    }
    Burn held = burns.stream().filter(Burn::isHeldBack).findFirst().orElseThrow();
    Window over = window(held.rule().over());
    return String.format(Locale.ROOT,
        "%s fails at %s times the rate its budget allows over %s, but that is only %s of %s events; an alarm needs %d of %d.",
        objective.name(), shown(held.over()), words(held.rule().over()), count(over.failures()), count(over.events()),
        objective.floor().failures(), objective.floor().events());
  }

  private static String shown(double burn) {
    return String.format(Locale.ROOT, burn >= DIGITS_OF_RATE ? "%,.0f" : "%.1f", burn);
  }

  private static String count(double events) {
    return String.format(Locale.ROOT, "%,.0f", events);
  }

  private static String words(Duration length) {
    if (length.toMinutes() < 60) {
      return length.toMinutes() + " minutes";
    }
    if (length.toHours() == 1) {
      return "an hour";
    }
    return length.toDays() >= 1 ? length.toDays() + " days" : length.toHours() + " hours";
  }
}
