package io.opsmate.skills.analysis.logs.heads;

/** Takes the heads of one source's lines off. Used by one thread. */
public interface HeadReader {
  /**
   * Reads a line.
   *
   * @return false if it has no such head; then all of it is the message
   */
  boolean read(byte[] line, int from, int to, Head into);

  /** Name of what it reads, for people: {@code plain}, {@code json}, {@code text}. */
  String name();

  /** Whether a line without a head may belong to the record before. */
  default boolean folds() {
    return true;
  }
}
