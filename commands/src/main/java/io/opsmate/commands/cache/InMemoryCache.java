package io.opsmate.commands.cache;

import io.opsmate.skills.kernel.OrgId;
import io.opsmate.skills.ports.Cache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache of one replica: right where there is one, and what is left where the shared one is out of reach. */
public final class InMemoryCache implements Cache {
  private static final int REMEMBERED = 20_000;

  private final InstantSource clock;
  private final Map<Key, Value> values = new ConcurrentHashMap<>();

  /** When the next of a kind would be due if all went evenly. */
  private final Map<Key, Instant> due = new ConcurrentHashMap<>();

  public InMemoryCache(InstantSource clock) {
    this.clock = clock;
  }

  private record Key(OrgId org, String key) {}

  private record Value(String value, Instant until) {}

  @Override
  public Optional<String> get(OrgId org, String key) {
    Key at = new Key(org, key);
    Value value = values.get(at);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.until().isAfter(clock.instant())) {
      values.remove(at, value);
      return Optional.empty();
    }
    return Optional.of(value.value());
  }

  @Override
  public void put(OrgId org, String key, String value, Duration keep) {
    forgetOld();
    values.put(new Key(org, key), new Value(value, clock.instant().plus(keep)));
  }

  @Override
  public void remove(OrgId org, String key) {
    values.remove(new Key(org, key));
  }

  @Override
  public Duration take(OrgId org, String kind, Allowance allowance) {
    forgetOld();
    Instant now = clock.instant();
    Duration lead = allowance.every().multipliedBy(allowance.burst() - 1L);
    Duration[] wait = {Duration.ZERO};
    due.compute(new Key(org, kind), (_, before) -> {
      Instant next = before == null || before.isBefore(now) ? now : before;
      Instant earliest = next.minus(lead);
      if (earliest.isAfter(now)) {
        wait[0] = Duration.between(now, earliest);
        return before;
      }
      return next.plus(allowance.every());
    });
    return wait[0];
  }

  private void forgetOld() {
    if (due.size() + values.size() > REMEMBERED) {
      Instant now = clock.instant();
      due.values().removeIf(next -> next.isBefore(now));
      values.values().removeIf(value -> !value.until().isAfter(now));
    }
  }
}
