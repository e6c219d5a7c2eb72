package io.opsmate.app.cli.eval;

import io.opsmate.skills.advice.Tokens;
import io.opsmate.skills.kernel.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a case went.
 *
 * @param faults what was wrong, one clause each; none when it passed
 */
record EvalScore(EvalCase of, List<String> faults, Duration took, Tokens tokens, Optional<Money> cost) {
  EvalScore {
    faults = List.copyOf(faults);
  }

  boolean passed() {
    return faults.isEmpty();
  }
}
