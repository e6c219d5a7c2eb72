package io.opsmate.skills.advice;

/** Sees an answer while it is made. Called by one thread at a time; cheap, and never waits. */
public interface Watcher {
  /** For answers nobody watches. */
  Watcher NOBODY = new Watcher() {
    @Override
    public void says(String piece) {}

    @Override
    public void reads(String tool, String sentence) {}

    @Override
    public void startsOver() {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  };

  /** More of the answer's text, as it came: not checked yet. */
  void says(String piece);

  /** A tool is being called: its name and sentence. */
  void reads(String tool, String sentence);

  /** What was said so far is void: the answer is tried again, or a tool came between. */
  void startsOver();

  /** Nobody wants the answer any more: stop at the next good moment. */
  boolean isCancelled();
}
