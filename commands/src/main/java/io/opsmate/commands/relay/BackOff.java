package io.opsmate.commands.relay;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** How long a letter waits after a failure: 1 s, 2 s, 4 s … up to a minute, each a fifth more or less. */
final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofMinutes(1);

  private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();
  private final RandomGenerator random;

  BackOff(RandomGenerator random) {
    this.random = random;
  }

  Duration failed(UUID letter) {
    int before = failures.merge(letter, 1, Integer::sum) - 1;
    long even = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(before, 10));
    return Duration.ofMillis(Math.round(even * (0.8 + 0.4 * random.nextDouble())));
  }

  int failures(UUID letter) {
    return failures.getOrDefault(letter, 0);
  }

  void over(UUID letter) {
    failures.remove(letter);
  }
}
