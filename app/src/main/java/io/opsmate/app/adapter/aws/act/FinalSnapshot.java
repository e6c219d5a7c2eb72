package io.opsmate.app.adapter.aws.act;

import io.opsmate.skills.zombie.KeptVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The snapshot that brings a deleted volume back, as far as it has got.
 *
 * @param state EC2's word: {@code pending}, {@code completed}, {@code error} …
 * @param progress {@code 37%}, or empty
 * @param trouble what EC2 says went wrong, or empty
 * @param kept what its tags say of the volume, when they say enough to make it again
 */
record FinalSnapshot(String id, String volumeId, String state, String progress, String trouble, Instant startedAt,
    Optional<KeptVolume> kept) {
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** When to look again: soon at first, then ever less often, as big volumes take hours. */
  Instant lookAgainAt(Instant now) {
    Duration quarter = Duration.between(startedAt, now).dividedBy(4);
    if (quarter.compareTo(SHORTEST_PAUSE) < 0) {
      return now.plus(SHORTEST_PAUSE);
    }
    return now.plus(quarter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : quarter);
  }

  String says() {
    return "final snapshot " + id + " is being taken" + (progress.isEmpty() ? "" : " (" + progress + ")");
  }
}
