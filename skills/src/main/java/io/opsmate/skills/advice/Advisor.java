package io.opsmate.skills.advice;

/**
 * A language model, asked by a prompt of ours. Never throws for what a model or its provider does wrong, and never takes
 * longer than the inquiry's budget. Calls the outside world; not within a transaction.
 */
public interface Advisor {
  /** Without a model: always {@link Advice.Unavailable}. */
  Advisor NONE = new Advisor() {
    @Override
    public <T> Advice<T> ask(Inquiry<T> inquiry) {
      return new Advice.Unavailable<>("no language model is set up");
    }

    @Override
    public boolean isThere() {
      return false;
    }
  };

  <T> Advice<T> ask(Inquiry<T> inquiry);

  /** Whether a model is set up at all; it may still be out of reach. */
  boolean isThere();
}
