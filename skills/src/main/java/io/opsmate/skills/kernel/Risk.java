package io.opsmate.skills.kernel;

/** How much an action can hurt. */
public enum Risk {
  /** Changes nothing. */
  READ("read"),
  /** Can be taken back at once, without loss. */
  REVERSIBLE("reversible"),
  /** Destroys something, with a way back that takes work or time. */
  DESTRUCTIVE("destructive"),
  /** There is no way back. */
  IRREVERSIBLE("irreversible");

  private final String words;

  Risk(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
