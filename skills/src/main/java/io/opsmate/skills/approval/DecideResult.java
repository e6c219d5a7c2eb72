package io.opsmate.skills.approval;

import io.opsmate.skills.kernel.MemberId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a press on an approval card came to. */
public sealed interface DecideResult {
  record Recorded(Approval now) implements DecideResult {}

  /** The card showed an older plan; nothing was recorded. */
  record Stale(Approval now) implements DecideResult {}

  record NotAllowed(String because) implements DecideResult {}

  /** Nobody was asked: what stands in the way of these people's votes, in a clause each that begins with "they". */
  record VotesWouldNotCount(Map<MemberId, String> because) implements DecideResult {
    public VotesWouldNotCount {
      because = Map.copyOf(because);
    }
  }

  /** Decided, expired, running or finished before; {@code by} is absent when nobody but time decided. */
  record AlreadyDecided(String how, Optional<MemberId> by, Instant when) implements DecideResult {}
}
