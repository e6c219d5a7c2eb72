package io.opsmate.app.install;

import java.time.Instant;

/** The states of installations under way, each of use once. Kept as hashes. */
public interface OneTimeStates {
  /** Whether there was room for one more. */
  boolean issue(String state, Instant now, Instant expiresAt);

  /** Whether it was issued, has not expired and was never used; from now on it is used. */
  boolean use(String state, Instant now);
}
