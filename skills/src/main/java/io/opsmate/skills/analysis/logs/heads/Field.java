package io.opsmate.skills.analysis.logs.heads;

/** What may stand between a line's time and its message. */
enum Field {
  LEVEL,
  /** The level as one capital. */
  LETTER,
  /** In square brackets: a thread, ids, a logger. */
  BRACKET,
  /** Ends with a colon, or a bracket it does not open: a logger, a program with its process. */
  TAG,
  /** A sign of its own: {@code -}, {@code ---}, {@code :}. */
  DASH,
  /** {@code |} */
  BAR, NUMBER, WORD, END;

  /** A message seldom has it at its beginning in line after line, other than numbers and words. */
  boolean isSure() {
    return this != NUMBER && this != WORD && this != END;
  }
}
