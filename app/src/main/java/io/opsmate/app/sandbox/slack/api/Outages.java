package io.opsmate.app.sandbox.slack.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Switches that break methods of the Web API on purpose, to see what the app makes of it. */
public final class Outages {
  /** In place of a method: all of them. */
  public static final String ALL = "*";

  private final Map<String, Planned> planned = new TreeMap<>();
  private volatile Duration lag = Duration.ZERO;

  /** An outage, and for how many more calls. */
  public record Planned(Outage outage, int calls) {
    /** Until somebody mends it. */
    public boolean isLasting() {
      return calls == Integer.MAX_VALUE;
    }

    private Planned struck() {
      return isLasting() ? this : new Planned(outage, calls - 1);
    }
  }

  /** Breaks a method, {@code usergroups.users.list} for instance, until it is mended. */
  public void begin(String method, Outage outage) {
    begin(method, outage, Integer.MAX_VALUE);
  }

  /** Breaks a method for its next calls. */
  public synchronized void begin(String method, Outage outage, int calls) {
    planned.put(method, new Planned(outage, calls));
  }

  public synchronized void end(String method) {
    planned.remove(method);
  }

  public synchronized void endAll() {
    planned.clear();
    lag = Duration.ZERO;
  }

  /** How much longer every call takes from now on. */
  public void slowDown(Duration by) {
    lag = by;
  }

  public Duration lag() {
    return lag;
  }

  /** What is broken now, by method. */
  public synchronized Map<String, Planned> now() {
    return Map.copyOf(planned);
  }

  /** What hits this call, which counts as one. */
  synchronized Optional<Outage> strike(String method) {
    String which = planned.containsKey(method) ? method : ALL;
    Planned found = planned.get(which);
    if (found == null) {
      return Optional.empty();
    }
    if (found.calls() == 1) {
      planned.remove(which);
    } else {
      planned.put(which, found.struck());
    }
    return Optional.of(found.outage());
  }
}
