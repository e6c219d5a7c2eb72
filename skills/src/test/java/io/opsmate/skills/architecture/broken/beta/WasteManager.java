package io.opsmate.skills.architecture.broken.beta;

import io.opsmate.skills.architecture.broken.alpha.Forger;
import org.junit.jupiter.api.Assertions;

/** A skill that needs its user, and a library. */
public final class WasteManager {
  /** Wants what wants it. */
  public void look(String words) {
    Assertions.assertNotNull(words);
  }

  /** Needs its user. */
  public void ledger(Forger forger) {
    Assertions.assertNotNull(forger);
  }
}
