package io.opsmate.skills.kernel;

/** How far long work is. Saying so is cheap and never waits; whoever asked sees the newest, at most once a second. */
public interface Progress {
  /** For work nobody watches. */
  Progress UNWATCHED = new Progress() {
    @Override
    public void say(String doing, int done, int all) {}

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void first(Reply.ToChannel answer) {}
  };

  /** What is being done now, and how much of it: {@code say("Reading volumes", 3, 12)}; 0 of 0 when nobody can tell. */
  void say(String doing, int done, int all);

  /** Somebody pressed Cancel: stop at the next good moment, change nothing more, and answer with what is there. */
  boolean isCancelled();

  /**
   * Shows a first version of the answer already now, where the answer will stand, in place of the progress. The answer
   * itself edits it: same key, higher version.
   */
  void first(Reply.ToChannel answer);
}
