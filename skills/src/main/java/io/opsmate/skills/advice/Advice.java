package io.opsmate.skills.advice;

import java.time.Instant;

/** What came of asking. {@code because} is a part of a sentence for people, without a word of what was asked. */
public sealed interface Advice<T> {
  record Answered<T>(T value, Trace trace) implements Advice<T> {}

  /** The model answered, and the answer cannot be used: it does not fit, cites what is not there, or went in circles. */
  record Unusable<T>(String because) implements Advice<T> {}

  /** @param until when there is budget again */
  record OverBudget<T>(String because, Instant until) implements Advice<T> {}

  /** No model, or none that answered in time. */
  record Unavailable<T>(String because) implements Advice<T> {}
}
