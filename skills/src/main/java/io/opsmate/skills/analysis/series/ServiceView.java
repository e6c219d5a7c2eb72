package io.opsmate.skills.analysis.series;

import io.opsmate.skills.analysis.series.Role.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The series of one service or resource seen together: rate, errors and duration, or utilisation, saturation and errors. Of
 * all that is unusual it makes one verdict, with a sentence.
 *
 * <p>Keeps the strongest alarm of each role of the last {@link #WITHIN} seconds. Not thread-safe.
 */
public final class ServiceView {
  /** Unit: seconds. What lies further apart is not seen together. */
  public static final long WITHIN = 1_800;

  /** A calibrated score from here is an alarm: one in ten thousand points of a usual series. */
  public static final double ALARM = .5;

  private final String name;
  private final View view;
  private final Map<Role, Alarm> alarms = new EnumMap<>(Role.class);
  private final Map<String, Optional<Role>> roles = new TreeMap<>();
  private long newest = Long.MIN_VALUE;

  /** Something unusual of one role. */
  private record Alarm(long second, double score, String series, SeriesWatch.Seen seen) {}

  /** How the whole is. */
  public enum State {
    /** Nothing unusual. */
    USUAL,
    /** Unusual, and not bad by itself. */
    CHANGED,
    /** People or other services notice. */
    BAD
  }

  /** @param score of the strongest alarm in it */
  public record Verdict(State state, double score, String because) {}

  public ServiceView(String name, View view) {
    this.name = name;
    this.view = view;
  }

  /** Takes what was seen of one of the series; in the order of time. */
  public void add(String series, long second, SeriesWatch.Seen seen) {
    newest = Math.max(newest, second);
    Optional<Role> role = roles.computeIfAbsent(series, one -> Role.of(one, view));
    double score = seen.reading().score();
    if (role.isEmpty() || score < ALARM) {
      return;
    }
    Alarm before = alarms.get(role.get());
    if (before == null || before.second < second - WITHIN || before.score <= score) {
      alarms.put(role.get(), new Alarm(second, score, series, seen));
    }
  }

  /** Names that say nothing of what they measure; they count for nothing here. */
  public List<String> withoutRole() {
    return roles.entrySet().stream().filter(one -> one.getValue().isEmpty()).map(Map.Entry::getKey).toList();
  }

  /** As of the newest point. */
  public Verdict now() {
    Map<Role, Alarm> recent = new EnumMap<>(Role.class);
    alarms.forEach((role, alarm) -> {
      if (alarm.second >= newest - WITHIN) {
        recent.put(role, alarm);
      }
    });
    double score = recent.values().stream().mapToDouble(Alarm::score).max().orElse(0);
    if (recent.isEmpty()) {
      return new Verdict(State.USUAL, 0, name + " is as usual.");
    }
    boolean isBad = view == View.RED ? isBad(recent) : isUp(recent, Role.SATURATION) || isUp(recent, Role.FAULTS);
    return new Verdict(isBad ? State.BAD : State.CHANGED, score,
        name + ": " + sentence(recent) + " " + shown(recent));
  }

  /** Silence is bad too: traffic that goes away is often the only sign of a failure further up. */
  private static boolean isBad(Map<Role, Alarm> recent) {
    return isUp(recent, Role.ERRORS) || isUp(recent, Role.DURATION)
        || recent.containsKey(Role.RATE) && !isUp(recent, Role.RATE);
  }

  private String sentence(Map<Role, Alarm> recent) {
    return view == View.RED ? red(recent) : use(recent);
  }

  private static String red(Map<Role, Alarm> recent) {
    boolean failing = isUp(recent, Role.ERRORS);
    boolean slow = isUp(recent, Role.DURATION);
    boolean more = isUp(recent, Role.RATE);
    boolean less = recent.containsKey(Role.RATE) && !more;
    if (more && (failing || slow)) {
      return "more traffic than it can take" + (failing ? ", and requests fail." : ", and answers are slow.");
    }
    if (less && failing) {
      return "requests fail and traffic goes away.";
    }
    if (failing || slow) {
      return failing && slow
          ? "requests fail and answers are slow at usual traffic; look at the service and what it calls."
          : failing ? "requests fail at usual traffic; look at the service and what it calls."
          : "answers are slow at usual traffic; look at the service and what it calls.";
    }
    return less ? "traffic is missing and what comes is answered; look at what calls it."
        : more ? "more traffic than usual, and it copes."
        : "better than usual; see that it still does its work.";
  }

  private static String use(Map<Role, Alarm> recent) {
    boolean full = isUp(recent, Role.SATURATION);
    boolean busy = isUp(recent, Role.UTILISATION);
    if (isUp(recent, Role.FAULTS)) {
      return full || busy ? "it fails under its load." : "it fails, and not for its load.";
    }
    return full && busy ? "it is full, and work waits for it."
        : full ? "work waits though it is no busier than usual; look for a lock or a limit."
        : busy ? "it is busier than usual, and nothing waits yet."
        : "less work than usual reaches it; look at what sends it.";
  }

  private static boolean isUp(Map<Role, Alarm> recent, Role role) {
    return recent.containsKey(role) && recent.get(role).seen.isUp();
  }

  private static String shown(Map<Role, Alarm> recent) {
    List<String> shown = new ArrayList<>();
    recent.entrySet()
        .stream()
        .sorted(Map.Entry.<Role, Alarm>comparingByValue(Comparator.comparingDouble(Alarm::score)).reversed())
        .forEach(one -> shown.add(String.format(Locale.ROOT, "%s %.4g, usual %.4g (%s, score %.2f)",
            one.getValue().series, one.getValue().seen.value(), one.getValue().seen.reading().expected(),
            one.getValue().seen.kind(), one.getValue().score)));
    return "Seen: " + String.join("; ", shown) + ".";
  }
}
