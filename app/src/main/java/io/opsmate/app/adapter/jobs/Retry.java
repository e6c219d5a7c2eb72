package io.opsmate.app.adapter.jobs;

import java.time.Duration;

/**
 * How often a failing job is tried, and how long it waits in between: {@code first}, then twice as long each time, at
 * most {@code longest}.
 */
public record Retry(Duration first, Duration longest, int tries) {
  /** From 2 s to 10 min, for about an hour and a half in all. */
  public static final Retry DEFAULT = new Retry(Duration.ofSeconds(2), Duration.ofMinutes(10), 17);

  public Retry {
    if (tries < 1 || !first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("a retry needs a try, a wait, and a longest wait that is no shorter");
    }
  }

  /** The wait after so many failures in a row. */
  Duration waitAfter(int failures) {
    Duration wait = first.multipliedBy(1L << Math.min(failures - 1, 30));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
