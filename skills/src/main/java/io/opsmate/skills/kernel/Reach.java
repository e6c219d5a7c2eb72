package io.opsmate.skills.kernel;

/** What a kind of action touches. */
public enum Reach {
  /** Proposed code, which people still have to merge. */
  PULL_REQUEST,
  /** Running systems. */
  ESTATE
}
