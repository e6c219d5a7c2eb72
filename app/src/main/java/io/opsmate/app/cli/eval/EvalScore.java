package io.opsmate.app.cli.eval;

import io.opsmate.skills.advice.Cost;
import io.opsmate.skills.advice.Tokens;
import java.time.Duration;
import java.util.List;

/**
 * How a case went.
 *
 * @param faults what was wrong, one clause each; none when it passed
 * @param tokens of all that was asked for it, also where nothing came of that; as the cost
 */
record EvalScore(EvalCase of, List<String> faults, Duration took, Tokens tokens, Cost cost) {
  EvalScore {
    faults = List.copyOf(faults);
  }

  boolean passed() {
    return faults.isEmpty();
  }
}
