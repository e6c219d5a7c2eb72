package io.opsmate.app.adapter.llm;

/** A model's stream ended before its answer did. */
final class BrokeOff extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokeOff() {
    super("the stream ended");
  }
}
