package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.OrgId;
import java.time.Duration;
import java.util.Optional;

/**
 * What replicas share at speed and may lose at any moment: short values and the pace of calls. Whoever reads it works
 * without it too. Never fails: where the shared one cannot be reached, each replica has its own.
 */
public interface Cache {
  /** What was put, while it keeps. */
  Optional<String> get(OrgId org, String key);

  /** Keeps a value for a while, in place of the one before. */
  void put(OrgId org, String key, String value, Duration keep);

  void remove(OrgId org, String key);

  /** Takes the right to do something now: zero. Otherwise how long to wait, having taken nothing. */
  Duration take(OrgId org, String kind, Allowance allowance);

  /**
   * How often something may be done.
   *
   * @param every once, evenly
   * @param burst how many at once after a rest; at least 1
   */
  record Allowance(Duration every, int burst) {
    public Allowance {
      if (burst < 1 || every.isNegative() || every.isZero()) {
        throw new IllegalArgumentException("no allowance: " + burst + " at once, one every " + every);
      }
    }
  }
}
