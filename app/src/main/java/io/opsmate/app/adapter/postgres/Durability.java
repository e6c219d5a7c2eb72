package io.opsmate.app.adapter.postgres;

/** What a connection is told first. */
public final class Durability {
  /**
   * A commit is on disk before anybody acts on it: an attempt that a server forgot when it stopped could be made twice. Some
   * databases are run with {@code synchronous_commit = off}; stricter settings than {@code on} are left as they are.
   */
  public static final String COMMITS_ARE_KEPT =
      "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

  private Durability() {}
}
