package io.opsmate.app.sandbox.slack.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Switches that break methods of the Web API on purpose, to see what the app makes of it. */
public final class Outages {
  private final Map<String, Planned> planned = new HashMap<>();

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
  }

  /** What hits this call, which counts as one. */
  synchronized Optional<Outage> strike(String method) {
    Planned found = planned.get(method);
    if (found == null) {
      return Optional.empty();
    }
    if (found.calls() == 1) {
      planned.remove(method);
    } else {
      planned.put(method, new Planned(found.outage(), found.calls() - 1));
    }
    return Optional.of(found.outage());
  }

  private record Planned(Outage outage, int calls) {}
}
