package io.opsmate.skills.analysis.logs;

/** Is told when two templates turn out to be one, so that what was kept under the old id can follow. */
@FunctionalInterface
public interface Merges {
  /** Nobody listens. */
  Merges UNHEARD = (_, _) -> {
  };

  /**
   * Lines of a template have another id from now on.
   *
   * @param old an id that was given out before
   * @param now the id of the more general template
   */
  void merged(long old, long now);
}
