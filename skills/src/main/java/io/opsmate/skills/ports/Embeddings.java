package io.opsmate.skills.ports;

import java.util.List;

/** Turns texts into vectors that lie close together where the texts mean alike. Secrets are taken out before they leave. */
public interface Embeddings {
  /** Without a model for it. */
  Embeddings NONE = _ -> Reading.unknown("no model for embeddings is set up");

  /** One vector for each text, in order, all of one length. */
  Reading<List<float[]>> of(List<String> texts);
}
