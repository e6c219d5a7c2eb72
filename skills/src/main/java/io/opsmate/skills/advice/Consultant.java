package io.opsmate.skills.advice;

import io.opsmate.skills.kernel.Money;
import java.util.Optional;

/** An advisor that says what asking took, whatever came of it. */
public interface Consultant extends Advisor {
  <T> Consulted<T> consult(Inquiry<T> inquiry);

  @Override
  default <T> Advice<T> ask(Inquiry<T> inquiry) {
    return consult(inquiry).advice();
  }

  /** The most that this inquiry may take, as far as anybody knows before. */
  default AtMost atMost(Inquiry<?> inquiry) {
    return new AtMost(inquiry.budget().most(), Optional.empty());
  }

  /**
   * A bound.
   *
   * @param tokens in and out
   * @param cost empty where no model has a price
   */
  record AtMost(long tokens, Optional<Money> cost) {}

  /**
   * An answer and its price.
   *
   * @param model the last one that was asked
   * @param tokens of all calls, those without use too; estimated where nobody counted
   * @param cost of all calls, as far as their models have a price
   */
  record Consulted<T>(Advice<T> advice, String model, Tokens tokens, Cost cost) {
    public Consulted(Advice<T> advice, String model, Tokens tokens, Optional<Money> cost) {
      this(advice, model, tokens, Cost.of(cost));
    }
  }
}
