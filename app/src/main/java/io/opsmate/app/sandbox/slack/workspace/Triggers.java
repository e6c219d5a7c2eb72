package io.opsmate.app.sandbox.slack.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The trigger ids handed out: each opens one modal, within three seconds. */
public final class Triggers {

  /** Slack's own lifetime of a trigger id. */
  public static final Duration LIFETIME = Duration.ofSeconds(3);

  /** Ids remembered; an older one answers as if it had never been. */
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<String, Issued> issued = new LinkedHashMap<>();

  public Triggers(InstantSource clock) {
    this.clock = clock;
  }

  /** Starts the lifetime of an id, and returns it. */
  public synchronized String issue(String id, Trigger trigger) {
    issued.put(id, new Issued(trigger, clock.instant(), false));
    if (issued.size() > REMEMBERED) {
      issued.remove(issued.keySet().iterator().next());
    }
    return id;
  }

  /** What became of exchanging a trigger id. */
  public sealed interface Exchange {

    record Granted(Trigger trigger) implements Exchange {}

    record Unknown() implements Exchange {}

    record Expired() implements Exchange {}

    /** It has opened a modal already. */
    record Spent() implements Exchange {}
  }

  public synchronized Exchange exchange(String id) {
    Issued found = issued.get(id);
    if (found == null) {
      return new Exchange.Unknown();
    }
    if (found.spent()) {
      return new Exchange.Spent();
    }
    if (found.at().plus(LIFETIME).isBefore(clock.instant())) {
      return new Exchange.Expired();
    }
    issued.put(id, new Issued(found.trigger(), found.at(), true));
    return new Exchange.Granted(found.trigger());
  }

  private record Issued(Trigger trigger, Instant at, boolean spent) {}
}
