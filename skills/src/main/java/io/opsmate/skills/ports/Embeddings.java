package io.opsmate.skills.ports;

import io.opsmate.skills.kernel.ToolCall;
import java.util.List;

/** Turns texts into vectors that lie close together where the texts mean alike. Secrets are taken out before they leave. */
public interface Embeddings {
  /** Without a model for it. */
  Embeddings NONE = (_, _) -> Reading.unknown("no model for embeddings is set up");

  /**
   * One vector for each text, in order, all of one length. Calls the outside world; not within a transaction.
   *
   * @param caller for whom; charged to them
   */
  Reading<List<float[]>> of(ToolCall caller, List<String> texts);
}
