package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.Money;
import io.opsmate.skills.ports.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A model that makes vectors, and says what that took, whatever came of it. */
public interface Embedder {
  /** Takes no longer than {@link #time}. */
  Embedded embed(List<String> texts);

  /** The most that these texts may take. */
  Consultant.AtMost atMost(List<String> texts);

  Duration time();

  /**
   * Vectors and their price.
   *
   * @param tokens estimated where nobody counted
   * @param cost empty where the model has no price
   */
  record Embedded(Reading<List<float[]>> vectors, String model, Tokens tokens, Optional<Money> cost) {}
}
