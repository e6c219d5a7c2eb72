package io.opsmate.skills.analysis.logs.alike;

import java.util.List;

/** Where sentences lie among others, as a model of sentences knows; the nearer, the more alike in meaning. */
@FunctionalInterface
public interface Meaning {
  /** As many numbers for each sentence, in their order; their length does not matter. */
  List<float[]> of(List<String> sentences);
}
