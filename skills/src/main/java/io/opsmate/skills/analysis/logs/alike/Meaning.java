package io.opsmate.skills.analysis.logs.alike;

/** Where a sentence lies among others, as a model of sentences knows; the nearer, the more alike in meaning. */
@FunctionalInterface
public interface Meaning {
  /** As many numbers for each sentence; their length does not matter. */
  float[] of(String sentence);
}
